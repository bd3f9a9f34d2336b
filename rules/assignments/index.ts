/** Rules about who may use an app, in the order in which their findings are told. */
import type { Rule } from "../rule";
import { assignmentMembers } from "./assignmentMembers";
import { assignmentMissing } from "./assignmentMissing";
import { assignmentRepeated } from "./assignmentRepeated";
import { assignmentRole } from "./assignmentRole";
import { assignmentWithoutRole } from "./assignmentWithoutRole";

export const assignmentRules: readonly Rule[] = [
  assignmentRole,
  assignmentMembers,
  assignmentRepeated,
  assignmentWithoutRole,
  assignmentMissing,
];
