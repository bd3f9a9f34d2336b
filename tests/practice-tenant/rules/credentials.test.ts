import { describe, expect, it } from "vitest";
import { issueRsaCertificate, keyCredential } from "../entra/rsaCertificate";
import { refusalIn } from "../graphTenant";
import { invalidValue, many, personal, taken, useJudgedApps } from "./judgedApps";

const { directory, create, change } = useJudgedApps();

describe("a secret is refused", () => {
  const bad = [
    [
      "that ends before it begins",
      { startDateTime: "2098-01-01T00:00:00Z", endDateTime: "2097-01-01T00:00:00Z" },
      "before it begins",
    ],
    [
      "that ends in the past",
      { startDateTime: "2019-01-01T00:00:00Z", endDateTime: "2020-01-01T00:00:00Z" },
      "in the past",
    ],
    ["whose end is no time", { endDateTime: "next year" }, "Invalid value specified for property"],
  ] as const;

  it.each(bad)("%s", async (_, passwordCredential, problem) => {
    const { id } = await directory.create("/v1.0/applications", { displayName: "Secret" });

    const reply = await directory.graph("POST", `/v1.0/applications/${id}/addPassword`, { passwordCredential });

    expect(refusalIn(reply)).toEqual({
      status: 400,
      code: "Request_BadRequest",
      message: expect.stringContaining(problem),
    });
  });

  it.each(bad)("%s, when the application comes with it", async (_, passwordCredential) => {
    expect(await create({ passwordCredentials: [passwordCredential] })).toMatchObject({ status: 400 });
  });

  it("when it is the third of an app for personal accounts", async () => {
    const { id } = await directory.create("/v1.0/applications", { displayName: "Personal", ...personal });
    const add = async () => (await directory.graph("POST", `/v1.0/applications/${id}/addPassword`, {})).status;

    expect([await add(), await add(), await add()]).toEqual([200, 200, 400]);
    expect(await create({ ...personal, passwordCredentials: [{}, {}, {}] })).toEqual(
      invalidValue("passwordCredentials", "3 are given, with personal accounts 2 are allowed"),
    );
  });
});

describe("a certificate is refused", () => {
  it.each([
    [
      "that ends before it begins",
      { startDateTime: "2098-01-01T00:00:00Z", endDateTime: "2097-01-01T00:00:00Z" },
      "ends before it begins",
    ],
    [
      "that ends in the past",
      { startDateTime: "2019-01-01T00:00:00Z", endDateTime: "2020-01-01T00:00:00Z" },
      "ends in the past",
    ],
    [
      "that ends after the certificate itself",
      { endDateTime: "2099-01-01T00:00:01Z" },
      "ends after the certificate itself",
    ],
  ])("%s", async (_, dates, problem) => {
    const credential = keyCredential(await issueRsaCertificate(), dates);

    expect(await create({ keyCredentials: [credential] })).toEqual({
      status: 400,
      code: "KeyCredentialsInvalidEndDate",
      message: `Key credential end date is invalid: '${credential.keyId}' ${problem}.`,
      target: "keyCredentials",
      detailCode: "KeyCredentialsInvalidEndDate",
    });
  });

  it.each([
    ["of an unknown type", { type: "X509" }],
    ["for an unknown use", { usage: "Login" }],
  ])("%s", async (_, part) => {
    const credential = { ...keyCredential(await issueRsaCertificate()), ...part };

    expect(await create({ keyCredentials: [credential] })).toEqual(invalidValue("keyCredentials", "is unknown"));
  });

  it("that is none", async () => {
    const credential = { type: "AsymmetricX509Cert", usage: "Verify", key: "bm9uZQ==" };

    expect(await create({ keyCredentials: [credential] })).toMatchObject({
      status: 400,
      code: "Request_BadRequest",
      message: expect.stringContaining("is not a certificate"),
    });
  });
});

describe("a certificate may", () => {
  it("end with the certificate itself, and stay when others come", async () => {
    const first = keyCredential(await issueRsaCertificate());
    const second = keyCredential(await issueRsaCertificate());

    expect(await change({ keyCredentials: [first] }, { keyCredentials: [{ ...first, key: null }, second] })).toEqual(
      taken,
    );
  });
});

describe("a federated credential is refused", () => {
  const good = {
    name: "deploy",
    issuer: "https://issuer.practice.example",
    subject: "repo:a",
    audiences: ["api://AzureADTokenExchange"],
  };
  const other = { name: "other", subject: "repo:b" };
  const pathOf = async (properties: object = {}): Promise<string> => {
    const { id } = await directory.create("/v1.0/applications", { displayName: "Federated", ...properties });
    return `/v1.0/applications/${id}/federatedIdentityCredentials`;
  };
  const longest = "x".repeat(601);

  it.each([
    ["with the name of another", { subject: "repo:b" }, 409, "with the name 'deploy' already exists"],
    ["with issuer and subject of another", { name: "other" }, 409, "with this combination of issuer and subject"],
    ["with an issuer that is no URL", { ...other, issuer: "not a url" }, 400, "must be a URL"],
    ["with two audiences", { ...other, audiences: ["a", "b"] }, 400, "must have exactly one audience"],
    ["without an audience", { ...other, audiences: [] }, 400, "must have exactly one audience"],
    ["with a space in its name", { ...other, name: "my name" }, 400, "name 'my name' is invalid"],
    ["with a name of 2 characters", { ...other, name: "ab" }, 400, "name 'ab' is invalid"],
    ["with a name of 121 characters", { ...other, name: "x".repeat(121) }, 400, "is invalid"],
    ["with a dash before its name", { ...other, name: "-deploy" }, 400, "name '-deploy' is invalid"],
    ["without a subject", { ...other, subject: null }, 400, "needs a subject"],
    ["with an empty subject", { ...other, subject: "" }, 400, "needs a subject"],
    ["with a subject of 601 characters", { ...other, subject: longest }, 400, "The subject is longer than 600"],
    [
      "with an issuer of 601 characters",
      { ...other, issuer: `https://issuer.example/${longest}` },
      400,
      "The issuer is longer",
    ],
    ["with an audience of 601 characters", { ...other, audiences: [longest] }, 400, "The audience is longer than 600"],
    ["with a description of 601 characters", { ...other, description: longest }, 400, "The description is longer"],
  ])("%s", async (_, part, status, problem) => {
    const path = await pathOf();
    await directory.create(path, good);

    expect(refusalIn(await directory.graph("POST", path, { ...good, ...part }))).toEqual({
      status,
      code: status === 409 ? "Request_MultipleObjectsWithSameKeyValue" : "Request_BadRequest",
      message: expect.stringContaining(problem),
    });
  });

  it("when its name is to change", async () => {
    const path = await pathOf();
    const { id } = await directory.create(path, good);

    expect(refusalIn(await directory.graph("PATCH", `${path}/${id}`, { name: "other" }))).toEqual({
      status: 400,
      code: "Request_BadRequest",
      message: "The name 'deploy' of a federated identity credential cannot be changed.",
    });
    expect((await directory.graph("PATCH", `${path}/${id}`, { name: "deploy", subject: "repo:c" })).status).toBe(204);
  });

  it("when it is the twenty-first", async () => {
    const path = await pathOf();
    const statuses: number[] = [];
    for (const body of many(21, (index) => ({ ...good, name: `deploy-${index}`, subject: `repo:${index}` }))) {
      statuses.push((await directory.graph("POST", path, body)).status);
    }

    expect(statuses).toEqual([...many(20, () => 201), 400]);
  });

  it("but not for a wildcard, which only never matches", async () => {
    const path = await pathOf();

    expect((await directory.graph("POST", path, { ...good, subject: "repo:*" })).status).toBe(201);
  });
});
