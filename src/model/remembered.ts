/** Texts that are remembered, and characters of the longest: more than names in real telemetry need. */
const MOST = 1000;
const LONGEST = 200;

/**
 * A pure function of a text that remembers its answers: the same few names come with every call. Hostile telemetry may
 * bring any number of them, so that it forgets all when there are too many.
 */
export function remembered<T>(answerOf: (text: string) => T): (text: string) => T {
  const answers = new Map<string, T>();
  return (text) => {
    let answer = answers.get(text);
    if (answer === undefined) {
      answer = answerOf(text);
      if (answers.size >= MOST) {
        answers.clear();
      }
      if (text.length <= LONGEST) {
        answers.set(text, answer);
      }
    }
    return answer;
  };
}
