/**
 * Texts without repetitions, in the order in which they first came; empty ones are passed over. Of most things a session
 * has one, so that only the second needs a set.
 */
export class Distinct {
  private first = '';
  private all: Set<string> | undefined;

  add(text: string | undefined): void {
    if (text === undefined || text === '' || text === this.first) {
      return;
    }
    if (this.first === '') {
      this.first = text;
    } else {
      (this.all ??= new Set([this.first])).add(text);
    }
  }

  list(): string[] {
    return this.all === undefined ? (this.first === '' ? [] : [this.first]) : Array.from(this.all);
  }
}
