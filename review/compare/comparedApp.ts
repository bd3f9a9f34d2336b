/** Two versions of one app, and what the comparison of its parts needs to know beside them. */
import type { AppManifest } from "../../manifest";
import type { Program } from "../describe/consentOutlook";

export interface ComparedApp {
  /** With the names that the head has for apps of the program. For a new app one that can do nothing. */
  readonly base: AppManifest;
  readonly head: AppManifest;
  readonly isNew: boolean;
  /** The head's apps. */
  readonly program: Program;
}
