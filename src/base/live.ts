/** An object whose properties are always those of the value of that moment, for closures that outlive the one they began with. */
export function live<T extends object>(now: () => T): T {
  return new Proxy(now(), { get: (_, key) => Reflect.get(now(), key) });
}
