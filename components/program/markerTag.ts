/** The tag that tells where an app registration comes from, so that what an interrupted run left behind is found again. */
import * as pulumi from "@pulumi/pulumi";

/** What every marker begins with. */
export const markerPrefix = "appreg:";

/** `appreg:<project>/<stack>/<name>`, percent-encoded: tags hold no white space. */
export function markerTag(name: string): string {
  return markerPrefix + [pulumi.getProject(), pulumi.getStack(), name].map(encodeURIComponent).join("/");
}
