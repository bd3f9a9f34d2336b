/** What two versions of a program let an app do, compared for people: pure values and text. */
export {
  type AppChange,
  type Change,
  type ChangeArea,
  type ChangeKind,
  type ClaimChange,
  type ConsentChange,
  type ConsentOutlook,
  type CredentialChange,
  type CredentialKind,
  changeAreas,
  type ExceptionChange,
  type ExposureChange,
  type IdentityChange,
  type PeopleChange,
  type PermissionChange,
  type PermissionDetails,
  type Platform,
  type RedirectTarget,
  type SignInChange,
  type SignInSwitch,
} from "./change";
export { renderJson } from "./render/json/renderJson";
export { renderComment } from "./render/markdown/renderComment";
export { renderMarkdown, reviewMarker } from "./render/markdown/renderMarkdown";
export { renderMermaid } from "./render/renderMermaid";
export { renderSarif } from "./render/sarif/renderSarif";
export { renderTerminal } from "./render/terminal/renderTerminal";
export type { TerminalLook } from "./render/terminal/terminalText";
export {
  type AppReview,
  type AppStatus,
  type Comparison,
  type FindingStatus,
  type Review,
  type ReviewedFinding,
  type ReviewedNotice,
  type ReviewSummary,
  reviewChanges,
} from "./review";
export {
  type Notice,
  type NoticeKind,
  noticeKinds,
  type ReviewedApp,
  type ReviewedVersion,
  type ReviewOptions,
} from "./reviewInput";
export { type Severity, severities } from "./severity";
