/** The tag that tells where an app registration comes from, so that what an interrupted run left behind is found again. */
import * as pulumi from "@pulumi/pulumi";
import { formatMarker } from "../../manifest";

export function markerTag(name: string): string {
  return formatMarker({ project: pulumi.getProject(), stack: pulumi.getStack(), name });
}
