export function roundCents(amount) {
  return Math.floor(amount + 0.5);
}

export function addTax(cents, rate) {
  return roundCents(cents * (1 + rate));
}

export function splitEvenly(cents, parts) {
  const share = Math.floor(cents / parts);
  const rest = cents - share * parts;
  return Array.from({ length: parts }, (_, index) => share + (index < rest ? 1 : 0));
}
