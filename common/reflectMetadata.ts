/**
 * What `@peculiar/x509` looks for at load: a global `Reflect.getMetadata`. Its dependency injection asks for metadata of
 * classes that have none, so the answer "none" is all it needs, and a polyfill package would only add the same.
 */
interface MetadataReflection {
  getMetadata?: () => undefined;
  getOwnMetadata?: () => undefined;
  defineMetadata?: () => void;
}

/** To be called before that package is loaded. Leaves a real polyfill alone. */
export function answerMetadataQueries(): void {
  // The three functions are not part of ECMAScript, so the type of Reflect does not have them.
  const reflection = Reflect as MetadataReflection;
  reflection.getMetadata ??= () => undefined;
  reflection.getOwnMetadata ??= () => undefined;
  reflection.defineMetadata ??= () => {};
}
