/** Rules about name, tags, notes, owners and pages, in the order in which their findings are told. */
import type { Rule } from "../rule";
import { appSize } from "./appSize";
import { displayNameLength } from "./displayNameLength";
import { displayNameWhiteSpace } from "./displayNameWhiteSpace";
import { homePageUrl } from "./homePageUrl";
import { informationalUrl } from "./informationalUrl";
import { legalPagesMissing } from "./legalPagesMissing";
import { logoutUrl } from "./logoutUrl";
import { notesLength } from "./notesLength";
import { ownerCount } from "./ownerCount";
import { ownerForm } from "./ownerForm";
import { ownerRepeated } from "./ownerRepeated";
import { tagForm } from "./tagForm";

export const identityRules: readonly Rule[] = [
  displayNameLength,
  displayNameWhiteSpace,
  tagForm,
  notesLength,
  ownerForm,
  ownerRepeated,
  ownerCount,
  homePageUrl,
  logoutUrl,
  informationalUrl,
  legalPagesMissing,
  appSize,
];
