/** Bytes that are gathered until they are a whole: one piece of memory, however many pieces they come in. */
export interface ByteStore {
  readonly add: (bytes: Uint8Array) => void;
  /** All bytes as text, after which the store is empty. */
  readonly take: () => string;
  readonly size: () => number;
}

const leastBytes = 4096;

/** An empty store. */
export function createByteStore(): ByteStore {
  let held = Buffer.alloc(0);
  let size = 0;
  return {
    add: (bytes) => {
      if (size + bytes.length > held.length) {
        const larger = Buffer.allocUnsafeSlow(Math.max(leastBytes, 2 * held.length, size + bytes.length));
        held.copy(larger, 0, 0, size);
        held = larger;
      }
      held.set(bytes, size);
      size += bytes.length;
    },
    take: () => {
      const text = held.toString("utf8", 0, size);
      size = 0;
      return text;
    },
    size: () => size,
  };
}
