/** What `appreg init` needs of a terminal, so that a test can answer in a person's place. */

export interface QuestionChoice<Value extends string> {
  readonly value: Value;
  readonly label: string;
  /** Shown beside the choice that the cursor is on. */
  readonly hint?: string;
}

export interface TextQuestion {
  readonly message: string;
  /** Stands in the field from the beginning, to be taken or changed. */
  readonly initial?: string;
  /** Shown where the field is empty. */
  readonly placeholder?: string;
  /** What is wrong with an answer; undefined for one that will do. */
  readonly validate?: (text: string) => string | undefined;
}

export interface SearchQuestion {
  readonly message: string;
  readonly placeholder: string;
  /** What fits to the words typed so far. */
  readonly find: (words: string) => readonly QuestionChoice<string>[];
  /** What stands for a choice once it is made. */
  readonly nameOf: (value: string) => string;
}

/** Every question rejects with {@link QuestionLeft} when the person leaves it. */
export interface Questions {
  choose<Value extends string>(
    message: string,
    choices: readonly QuestionChoice<Value>[],
    initial?: Value,
  ): Promise<Value>;
  text(question: TextQuestion): Promise<string>;
  /** Any number of choices, in the order in which they were made. */
  search(question: SearchQuestion): Promise<readonly string[]>;
}

/** The person has pressed Ctrl-C or Escape in the middle of the questions. */
export class QuestionLeft extends Error {}
