/** Front door of the lifecycle room: what happens after `up`. */
export type { AppOverview, CredentialOverview, PermissionOverview, PersonOverview } from "./overview/appOverview";
export {
  type AppRow,
  type KnownApp,
  type RowOrder,
  rowOrders,
  type StackApps,
  type Standing,
  sortRows,
  toRows,
} from "./overview/appRows";
export { type ReadOverviewsOptions, readOverviews } from "./overview/readOverviews";
export { type AppSummaryFacts, type ConsentSummary, summarizeApp } from "./overview/summarizeApp";
