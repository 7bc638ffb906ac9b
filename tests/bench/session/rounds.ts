const ROUNDS = 3;

/** Measures a few times, one after the other. */
export async function rounds(measure: (round: number, last: boolean) => Promise<number>): Promise<number[]> {
  const values: number[] = [];
  for (let round = 0; round < ROUNDS; round++) {
    values.push(await measure(round, round === ROUNDS - 1));
  }
  return values;
}
