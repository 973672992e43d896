/**
 * Whether a URL's host name means this machine: 127.x.y.z, also written as IPv6, ::1, localhost and what is under it, with or without the
 * dot at its end.
 */
export function isLoopback(hostname: string): boolean {
  return /^(?:127(?:\.\d{1,3}){3}\.?|\[::1\]|\[::ffff:7f[\da-f]{2}:[\da-f]{1,4}\]|(?:.+\.)?localhost\.?)$/.test(
    hostname,
  );
}
