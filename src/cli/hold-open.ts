/**
 * Keeps this process alive until the function it returns is called: a command that waits for nothing but a signal or a child that holds
 * nothing open would otherwise end at once, with code 0 and without having done its work.
 */
export function holdOpen(): () => void {
  const timer = setInterval(() => undefined, 2 ** 30);
  return () => clearInterval(timer);
}
