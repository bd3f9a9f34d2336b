/** Somebody who can sign in. */
import type { User, UserAccount } from "../../records";

export interface Person {
  readonly user: User;
  readonly role: UserAccount["role"];
}
