/** The parts of SARIF 2.1.0 that a review is told in: https://docs.oasis-open.org/sarif/sarif/v2.1.0/sarif-v2.1.0.html */

export type SarifLevel = "error" | "warning" | "note";

interface SarifMessage {
  readonly text: string;
}

/** A `reportingDescriptor`: what a result is an instance of. */
export interface SarifRule {
  readonly id: string;
  readonly shortDescription: SarifMessage;
  readonly fullDescription: SarifMessage;
  readonly help: SarifMessage;
  readonly helpUri?: string;
  readonly defaultConfiguration: { readonly level: SarifLevel };
  /** security-severity: where it is left out, code scanning goes by the level of each result. */
  readonly properties: { readonly tags: readonly string[]; readonly "security-severity"?: string };
}

export interface SarifResult {
  readonly ruleId: string;
  readonly ruleIndex: number;
  readonly level: SarifLevel;
  readonly message: SarifMessage;
  readonly locations: readonly [
    {
      readonly physicalLocation: {
        readonly artifactLocation: { readonly uri: string };
        readonly region: { readonly startLine: number };
      };
      readonly logicalLocations?: readonly { readonly name: string; readonly kind: string }[];
    },
  ];
  readonly partialFingerprints: Readonly<Record<string, string>>;
}

export interface SarifLog {
  readonly $schema: string;
  readonly version: "2.1.0";
  readonly runs: readonly [
    {
      readonly tool: {
        readonly driver: {
          readonly name: string;
          readonly informationUri?: string;
          readonly rules: readonly SarifRule[];
        };
      };
      readonly automationDetails: { readonly id: string };
      readonly invocations: readonly [{ readonly executionSuccessful: boolean }];
      readonly results: readonly SarifResult[];
    },
  ];
}
