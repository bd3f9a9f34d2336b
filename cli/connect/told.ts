/** What is known when a person is told about a connection. */
import type { Connection } from "./connection";
import type { PlannedFile } from "./planFiles";
import type { ConnectTarget } from "./targets";

export interface Told {
  readonly connection: Connection;
  readonly target: ConnectTarget;
  /** Where it was written, as the person called it; absent where it was only printed. */
  readonly out?: { readonly folder: string; readonly files: readonly PlannedFile[]; readonly envIsHidden: boolean };
  /** Whether the secret's value is among the variables. */
  readonly hasSecret: boolean;
  /** The command that shows a secret output; absent where no command does. */
  readonly showSecret: string | undefined;
}
