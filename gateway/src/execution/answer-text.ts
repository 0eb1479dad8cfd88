/** The data of an answer, already JSON. `JSON.stringify` would undo the work: `stringifyAnswer` puts it in as it is. */
export class AnswerText {
  readonly json: string;

  constructor(json: string) {
    this.json = json;
  }

  /** For whoever treats it as any other value. */
  toJSON(): unknown {
    return JSON.parse(this.json);
  }
}
