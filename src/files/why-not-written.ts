const reasons: Readonly<Record<string, string>> = {
  EACCES: "it is read-only for this user",
  EPERM: "it is read-only for this user",
  EROFS: "it lies on a read-only file system",
  ENOSPC: "the disk is full",
  EDQUOT: "this user's share of the disk is full",
  EFBIG: "a file may not grow any more",
  ENOTDIR: "a part of the path is a file",
  EEXIST: "a file of that name is in the way",
  ENOENT: "it is not there any more",
  EIO: "the disk reports an error",
  EMFILE: "this process may open no more files (raise its limit with ulimit -n)",
  ENFILE: "this machine has too many files open",
};

/** Why a file or folder could not be written, as words that follow "cannot be written:". */
export function whyNotWritten(error: unknown): string {
  const code = (error as NodeJS.ErrnoException | null)?.code;
  return (code === undefined ? undefined : (reasons[code] ?? code)) ?? String(error);
}
