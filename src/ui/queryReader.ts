/** Reads a URL's query, and remembers what of it makes no sense: the view is as if that were not there. */
export class QueryReader {
  /** Names of parameters. */
  readonly ignored: string[] = [];
  private readonly parameters: URLSearchParams;

  constructor(search: string) {
    this.parameters = new URLSearchParams(search);
  }

  /** What a parameter stands for; undefined where it is not there, empty, or stands for nothing. */
  read<T>(name: string, parse: (text: string) => T | undefined): T | undefined {
    const text = this.text(name);
    const value = text === '' ? undefined : parse(text);
    if (text !== '' && value === undefined) {
      this.ignore(name);
    }
    return value;
  }

  choice<T extends string>(name: string, values: readonly T[]): T | undefined {
    return this.read(name, (text) => values.find((value) => value === text));
  }

  isOn(name: string): boolean {
    return this.choice(name, ['1']) === '1';
  }

  /** Empty where it is not there. */
  text(name: string): string {
    return this.parameters.get(name) ?? '';
  }

  has(name: string): boolean {
    return this.parameters.has(name);
  }

  /** Each value once. @param most more are left out */
  texts(name: string, most: number): string[] {
    const texts = Array.from(new Set(this.parameters.getAll(name)));
    if (texts.length > most) {
      this.ignore(name);
    }
    return texts.slice(0, most);
  }

  ignore(name: string): void {
    this.ignored.push(name);
  }
}
