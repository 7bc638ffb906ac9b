/** Something that is started when it is first wanted, and anew when it is wanted after it was closed. */
export class Late<T extends { close(): void }> {
  private started: Promise<T> | undefined;

  constructor(private readonly start: () => Promise<T>) {}

  get(): Promise<T> {
    return (this.started ??= this.start());
  }

  close(): void {
    const { started } = this;
    this.started = undefined;
    void started?.then((it) => it.close());
  }
}
