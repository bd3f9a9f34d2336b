/**
 * Entra's refusals in a sentence and what to do about each, by AADSTS number.
 *
 * The sentences are ours. Source of the numbers: learn.microsoft.com/entra/identity-platform/reference-error-codes.
 */

export interface RefusalExplanation {
  readonly problem: string;
  readonly fix: string;
}

const declined: RefusalExplanation = {
  problem: "Consent was declined.",
  fix: "run it again and accept, or let an administrator consent with the stack's adminConsentUrl",
};
const needsAdministrator: RefusalExplanation = {
  problem: "An administrator has to consent to what the app asks for.",
  fix: "let an administrator open the stack's adminConsentUrl, or declare consent in the program",
};
const unknownApp: RefusalExplanation = {
  problem: "The tenant does not know the app.",
  fix: "bring the stack up again, and check that it points at the tenant you sign in to",
};
const needsSecondFactor: RefusalExplanation = {
  problem: "The tenant asks for a second factor.",
  fix: "use --flow browser, where you can give it",
};
const blockedByPolicy: RefusalExplanation = {
  problem: "A Conditional Access policy of the tenant blocks this sign-in.",
  fix: "sign in from a device and place that the policy allows, or ask whoever owns the policy",
};
const wrongPassword: RefusalExplanation = {
  problem: "The user name or the password is wrong.",
  fix: "run it again",
};
const wrongPlatform: RefusalExplanation = {
  problem: "The redirect URI belongs to another platform than the app's kind says.",
  fix: "declare the URI on one platform only, and bring the stack up again",
};
const expiredCode: RefusalExplanation = {
  problem: "The code was not used in time.",
  fix: "run it again and sign in within 15 minutes",
};
const needsPublicClient: RefusalExplanation = {
  problem: "The app is no public client, so it cannot sign in without a credential.",
  fix: "set allowPublicClientFlows on its publicClient platform and bring the stack up again",
};

const foreignKey: RefusalExplanation = {
  problem: "The assertion was signed with a key that its issuer does not publish.",
  fix: "on the practice tenant, have it made by `npx appreg practice assertion`; elsewhere let the issuer publish its key",
};
const badAssertion: RefusalExplanation = {
  problem: "The assertion or certificate is not one that the app has.",
  fix: "declare that certificate (or a federated credential) on the app and bring the stack up again",
};
const unusableAssertion: RefusalExplanation = {
  problem: "The assertion is no JWT that Entra can use.",
  fix: "pass the issuer's token as it is, signed RS256",
};
const mismatch = (part: string): RefusalExplanation => ({
  problem: `No federated credential of the app has the assertion's ${part}.`,
  fix: `declare a federated credential with exactly that ${part}, letter case included, and bring the stack up again`,
});

const severalApis: RefusalExplanation = {
  problem: "The scopes belong to several APIs, and a token is for one.",
  fix: "name scopes of one API with --scope",
};
const missingApi: RefusalExplanation = {
  problem: "The tenant does not have that API.",
  fix: "check the address before the last slash of the scope",
};

export const entraRefusals: ReadonlyMap<number, RefusalExplanation> = new Map([
  [28000, severalApis],
  [50001, missingApi],
  [
    50011,
    { problem: "The app has no such redirect URI.", fix: "declare http://localhost and bring the stack up again" },
  ],
  [500113, { problem: "The app has no redirect URI.", fix: "declare http://localhost and bring the stack up again" }],
  [500011, missingApi],
  [50020, { problem: "Your account is not of this tenant.", fix: "sign in with an account of the stack's tenant" }],
  [50034, { problem: "The tenant does not know that user.", fix: "sign in with an account of the stack's tenant" }],
  [50053, { problem: "The account is locked.", fix: "wait some minutes, then run it again" }],
  [50057, { problem: "The account is disabled.", fix: "sign in with another account" }],
  [50074, needsSecondFactor],
  [50076, needsSecondFactor],
  [50079, needsSecondFactor],
  [50105, { problem: "You are not assigned to the app.", fix: "ask an owner of the app to assign you" }],
  [50126, wrongPassword],
  [50194, { problem: "The app is for one tenant only.", fix: "let the stack name that tenant" }],
  [53003, blockedByPolicy],
  [65001, { problem: "Nobody consented to what the app asks for.", fix: "run it with --flow browser and accept" }],
  [65004, declined],
  [65005, { problem: "The app does not declare what it asks for.", fix: "bring the stack up again" }],
  [650052, { problem: "The tenant does not have one of the APIs.", fix: "subscribe to it, or declare less" }],
  [650053, { problem: "The API has no such permission.", fix: "check the name given with --scope" }],
  [
    650057,
    { problem: "The app does not declare that API.", fix: "declare a permission of it and bring the stack up again" },
  ],
  [50027, unusableAssertion],
  [5002723, unusableAssertion],
  [5002738, unusableAssertion],
  [501051, { problem: "The API takes assigned apps only.", fix: "assign one of the API's roles to the app" }],
  [700016, unknownApp],
  [700021, badAssertion],
  [700022, severalApis],
  [700024, { problem: "The assertion is out of its time.", fix: "get a new one, and check this machine's clock" }],
  [700027, badAssertion],
  [700211, mismatch("issuer")],
  [700212, mismatch("audience")],
  [700213, mismatch("subject")],
  [700229, { problem: "The assertion is a user's token.", fix: "pass one that an app got without a user" }],
  [7000112, { problem: "The app is disabled.", fix: "enable its service principal" }],
  [
    7000215,
    {
      problem: "The client secret is not one of the app's.",
      fix: "pass the value of a secret, not its id, of this app",
    },
  ],
  [7000218, needsPublicClient],
  [7000222, { problem: "The client secret has expired.", fix: "declare a new one and bring the stack up again" }],
  [7000229, unknownApp],
  [7000272, foreignKey],
  [7002137, mismatch("subject")],
  [7002138, mismatch("subject")],
  [70011, { problem: "The scope is not valid.", fix: "check what was given with --scope" }],
  [70019, expiredCode],
  [70020, expiredCode],
  [1002012, { problem: "An app on its own cannot ask for single permissions.", fix: "end the scope with /.default" }],
  [90002, { problem: "There is no such tenant.", fix: "check the tenant that the stack names" }],
  [90094, needsAdministrator],
  [90095, needsAdministrator],
  [9002326, wrongPlatform],
  [9002327, wrongPlatform],
]);

/** OAuth's own words, for a refusal without a number. */
export const oauthRefusals: ReadonlyMap<string, RefusalExplanation> = new Map([
  ["access_denied", declined],
  ["authorization_declined", declined],
  ["expired_token", expiredCode],
]);
