import { describe, expect, it } from "vitest";
import { Correspondence } from "./correspondence";

const [a, b, c, d] = ["a", "b", "c", "d"].map((letter) => `${letter.repeat(8)}-0000-4000-8000-000000000000`) as [
  string,
  string,
  string,
  string,
];

describe("the correspondence of generated values", () => {
  it("lets a generated id differ, wherever it stands in a text", () => {
    const pairs = new Correspondence([]);

    expect(pairs.matches(`/applications/${a}/owners/${b}`, `/applications/${c}/owners/${d}`)).toBe(true);
    expect(pairs.matches(`/applications/${a}`, `/servicePrincipals/${c}`)).toBe(false);
  });

  it("refuses a second partner for either id", () => {
    const pairs = new Correspondence([]);

    expect(pairs.matches(a, c)).toBe(true);
    expect(pairs.matches(a, c)).toBe(true);
    expect(pairs.matches(a, d)).toBe(false);
    expect(pairs.matches(b, c)).toBe(false);
  });

  it("lets an id of ours stand for another once its partner is gone, but never a recorded one", () => {
    const pairs = new Correspondence([]);
    pairs.matches(a, c);
    pairs.releaseAllBut(`{"id":"${a}"}`);
    expect(pairs.matches(b, c)).toBe(false);

    pairs.releaseAllBut(`{"id":"${b}"}`);
    expect(pairs.matches(a, d)).toBe(false);
    expect(pairs.matches(b, c)).toBe(true);
  });

  it("takes ids that somebody chose literally", () => {
    const pairs = new Correspondence([`owners: ["${a}"]`]);

    expect(pairs.matches(a, a)).toBe(true);
    expect(pairs.matches(a, c)).toBe(false);
    expect(pairs.matches(b, a)).toBe(false);
  });

  it("keeps no pair of a text that does not match", () => {
    const pairs = new Correspondence([]);

    expect(pairs.matches(`${a} x`, `${c} y`)).toBe(false);
    expect(pairs.matches(a, d)).toBe(true);
  });

  it("takes back the pairs of work that answers false", () => {
    const pairs = new Correspondence([]);

    expect(pairs.attempt(() => pairs.matches(a, c) && pairs.matches(b, c))).toBe(false);
    expect(pairs.matches(b, c)).toBe(true);
  });

  it("pairs generated texts without a form of their own once it was told them", () => {
    const pairs = new Correspondence([]);

    expect(pairs.matches("/grants/wZ-1", "/grants/qq")).toBe(false);
    pairs.learn("recorded", ["wZ-1"]);
    pairs.learn("produced", ["qq", "rr"]);
    expect(pairs.matches("/grants/wZ-1", "/grants/qq")).toBe(true);
    expect(pairs.matches("/grants/wZ-1", "/grants/rr")).toBe(false);
  });

  it("accepts any time for one that the recorder evened out, and no other for one that it kept", () => {
    const pairs = new Correspondence([]);

    expect(pairs.matches("2026-01-01T00:00:00Z", "2031-05-06T07:08:09.123Z")).toBe(true);
    expect(pairs.matches("2027-01-01T00:00:00Z", "2027-01-01T00:00:00Z")).toBe(true);
    expect(pairs.matches("2027-01-01T00:00:00Z", "2028-01-01T00:00:00Z")).toBe(false);
  });

  it("accepts any id for the provider instances, whose ids the recorder did not keep apart", () => {
    const pairs = new Correspondence([]);

    expect(pairs.matches("a0000000-0000-4000-8000-000000000001", c)).toBe(true);
    expect(pairs.matches("a0000000-0000-4000-8000-000000000001", d)).toBe(true);
    expect(pairs.matches("b0000000-0000-4000-8000-000000000001", c)).toBe(true);
    expect(pairs.matches("b0000000-0000-4000-8000-000000000001", d)).toBe(false);
  });

  it("translates a recorded text into ours, and takes what it never met for an id chosen by hand", () => {
    const pairs = new Correspondence([]);
    pairs.matches(a, c);

    expect(pairs.translate(`/applications/${a}/owners/${b}`)).toBe(`/applications/${c}/owners/${b}`);
    expect(pairs.matches(b, b)).toBe(true);
    expect(pairs.matches(b, d)).toBe(false);
  });
});
