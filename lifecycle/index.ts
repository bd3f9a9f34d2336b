/** Front door of the lifecycle room: what happens after `up`. */
export { type CheckedCommand, checkedCommands, type DeclaredPart, declaredParts } from "./doctor/commandCalls";
export { partsOf } from "./doctor/declaredParts";
export type { CommandDiagnosis, Diagnosis, Mark } from "./doctor/diagnosis";
export { examineClock } from "./doctor/examineClock";
export { examineCommand } from "./doctor/examineCommand";
export { examineOperator, examinePolicy, type SignedIn } from "./doctor/examineOperator";
export { examineVersions, type FoundVersions, type WantedVersions } from "./doctor/examineVersions";
export { type OperatorFacts, readOperator } from "./doctor/readOperator";
export { changesSince, type DriftChanges } from "./drift/changesSince";
export {
  type Drift,
  type DriftFinding,
  type DriftSeverity,
  type DriftSide,
  driftSeverities,
  type ExistenceSubject,
  type GraphCall,
  type LeftToUsers,
  type Person,
  type Remedy,
} from "./drift/driftFinding";
export { findDrift } from "./drift/findDrift";
export { lookAtTenant, nameOfStranger, type TenantLook } from "./drift/lookAtTenant";
export type { AppPictures, RecordedKey, RecordedPicture, StackPictures, Whereabouts } from "./drift/pictures";
export type { AppOverview, CredentialOverview, PermissionOverview, PersonOverview } from "./overview/appOverview";
export {
  type AppRow,
  type KnownApp,
  type RowOrder,
  type StackApps,
  type Standing,
  sortRows,
  toRows,
} from "./overview/appRows";
export { type ReadOverviewsOptions, readOverviews } from "./overview/readOverviews";
export { type AppSummaryFacts, type ConsentSummary, summarizeApp } from "./overview/summarizeApp";
export { carefulChoices, planRecovery, type RecoveryChoices } from "./recover/planRecovery";
export { type KnownBefore, type LookOptions, readSituation } from "./recover/readSituation";
export {
  type Adoption,
  type FoundApp,
  isSettled,
  type LeftoverCredential,
  type RecoveryPlan,
  type Removal,
  type RemovalReason,
  type Unclear,
} from "./recover/recoveryPlan";
export { removeLeftover } from "./recover/removeLeftovers";
export type { DeclaredEntry, PendingEntry, RecordedEntry, RecoverySituation } from "./recover/situation";
export { groupByStack, type MarkedStack, olderThan } from "./teardown/abandonedStacks";
export { type Claim, claimByMarker } from "./teardown/claim";
export { type ExplainedResidue, explainResidue, type ResidueReason } from "./teardown/explainResidue";
export {
  type LeaveReason,
  partitionState,
  type RecordedObject,
  recordedObject,
  type StatePartition,
  type StateResource,
} from "./teardown/partitionState";
export { type LeftObject, type PlannedApp, planTeardown, type TeardownPlan } from "./teardown/planTeardown";
export type { ResidueKind, ResidueObject } from "./teardown/residue";
export { type Survey, survey } from "./teardown/survey";
export { type Refusal, type TakeAwayOptions, type TakenAway, takeAway } from "./teardown/takeAway";
export { type NamedObject, type Targets, targetsOf } from "./teardown/targets";
export { type AppUsage, type AppUser, readUsage } from "./teardown/usage";
export {
  type Check,
  type CheckKind,
  countVerdicts,
  type Verdict,
  type VerdictCounts,
  type VerifiedApp,
} from "./verify/check";
export type { CallAnswer } from "./verify/judgeCall";
export type { FlowName, MeantFlow, TenantPlace } from "./verify/meantFlows";
export type { FlowOutcome, ProvingAgents } from "./verify/provingAgents";
export type { ActualApp, RecordedIdentity, TenantNames } from "./verify/readActual";
export { type ForeignToken, type GivenToken, readGivenToken } from "./verify/readGivenToken";
export { neverBroughtUp, type ProgramAnswer, verifyApps } from "./verify/verifyApps";
