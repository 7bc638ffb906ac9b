export function formatDate(isoDate) {
  const [year, month, day] = isoDate.split('-');
  return `${day}.${month}.${year}`;
}

// TODO(format): thousands separators
export function formatMoney(cents) {
  return `${(cents / 100).toFixed(2)} EUR`;
}

export function formatLine(line) {
  return `${line.quantity} x ${line.title}: ${formatMoney(line.quantity * line.unitCents)}`;
}
