/** Every pair of versions that reviews and their forms are tried on. */
import { appCases } from "./appCases";
import { exposureCases } from "./exposureCases";
import { noticeCases } from "./noticeCases";
import { permissionCases } from "./permissionCases";
import type { ReviewCase } from "./reviewCase";
import { signInCases } from "./signInCases";

export { options, type ReviewCase } from "./reviewCase";

export const reviewCases: readonly ReviewCase[] = [
  ...appCases,
  ...permissionCases,
  ...signInCases,
  ...exposureCases,
  ...noticeCases,
];
