/** What two versions of a program let an app do, compared for people: pure values and text. */
export type {
  AppChange,
  Change,
  ChangeArea,
  ChangeKind,
  ClaimChange,
  ConsentChange,
  ConsentOutlook,
  CredentialChange,
  CredentialKind,
  ExceptionChange,
  ExposureChange,
  IdentityChange,
  PeopleChange,
  PermissionChange,
  PermissionDetails,
  Platform,
  RedirectTarget,
  SignInChange,
  SignInSwitch,
} from "./change";
export { abilityOf, controlSentence } from "./describe/ability";
export { detailsOf, detailsOfConsent } from "./describe/permissionDetails";
export { shownSentence } from "./render/foreignText";
export { renderJson } from "./render/json/renderJson";
export { codeSpan, sentence, tableCell } from "./render/markdown/markdownText";
export { renderComment } from "./render/markdown/renderComment";
export { githubLimit, renderMarkdown, reviewMarker } from "./render/markdown/renderMarkdown";
export { renderMermaid } from "./render/renderMermaid";
export { renderSarif } from "./render/sarif/renderSarif";
export { renderTerminal } from "./render/terminal/renderTerminal";
export { beside, indented, paintSeverity, severityColumn, type TerminalLook } from "./render/terminal/terminalText";
export type {
  AppReview,
  AppStatus,
  Comparison,
  FindingStatus,
  Review,
  ReviewedFinding,
  ReviewedNotice,
  ReviewSummary,
} from "./review";
export { reviewChanges } from "./reviewChanges";
export {
  type Notice,
  type NoticeKind,
  noticeKinds,
  type ReviewedApp,
  type ReviewedVersion,
  type ReviewOptions,
} from "./reviewInput";
export { type Severity, severities } from "./severity";
