/**
 * A text value as `OTMLNode::value<std::string>` gives it: a pair of double quotes goes, then escapes are replaced
 * one kind after the other. Source: `otmlnode.h` of each client.
 */
export function readText(raw: string): string {
  if (!raw.startsWith('"') || !raw.endsWith('"')) return raw;
  return raw
    .slice(1, -1)
    .replaceAll('\\\\', '\\')
    .replaceAll('\\"', '"')
    .replaceAll('\\t', '\t')
    .replaceAll('\\n', '\n')
    .replaceAll("\\'", "'");
}

/** A boolean as `stdext::cast` reads it, or undefined where the engine refuses. Source: `stdext/cast.h`. */
export function readBoolean(raw: string): boolean | undefined {
  return raw === 'true' ? true : raw === 'false' ? false : undefined;
}

/** A 32-bit integer as `stdext::cast` reads it by way of `atol`, or undefined where the engine refuses. */
export function readInteger(raw: string): number | undefined {
  if (!/^-?[0-9]*$/.test(raw)) return undefined;
  const digits = raw.replace('-', '');
  if (digits.length < 10) return Number(raw === '-' ? 0 : raw) | 0;
  const whole = BigInt(digits) * (raw.startsWith('-') ? -1n : 1n);
  return Number(BigInt.asIntN(32, saturate(whole)));
}

function saturate(whole: bigint): bigint {
  const most = 2n ** 63n - 1n;
  return whole > most ? most : whole < -most - 1n ? -most - 1n : whole;
}
