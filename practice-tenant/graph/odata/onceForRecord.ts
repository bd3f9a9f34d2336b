/** Work that is done once for a record: a changed record is another object, so what was made of one stays true. */

/** `make`, of which the result is remembered for as long as the record is. */
export function onceForRecord<R extends object, T extends object | string>(make: (record: R) => T): (record: R) => T {
  const made = new WeakMap<R, T>();
  return (record) => {
    const known = made.get(record);
    if (known !== undefined) return known;
    const result = make(record);
    made.set(record, result);
    return result;
  };
}
