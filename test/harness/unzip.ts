import { inflateRawSync } from 'node:zlib';

const LOCAL_HEADER = 30;
const LIST_HEADER = 46;

/** The files of a zip archive, by name, read by the list at its end. */
export function unzip(archive: Buffer): Map<string, Buffer> {
  const files = new Map<string, Buffer>();
  const end = archive.lastIndexOf('PK\x05\x06');
  let at = archive.readUInt32LE(end + 16);
  for (let left = archive.readUInt16LE(end + 10); left > 0; left--) {
    const [packed, nameLength] = [archive.readUInt32LE(at + 20), archive.readUInt16LE(at + 28)];
    const offset = archive.readUInt32LE(at + 42);
    const name = archive.toString('utf8', at + LIST_HEADER, at + LIST_HEADER + nameLength);
    const isDeflated = archive.readUInt16LE(at + 10) === 8;
    const begin =
      offset + LOCAL_HEADER + archive.readUInt16LE(offset + 26) + archive.readUInt16LE(offset + 28);
    const bytes = archive.subarray(begin, begin + packed);
    files.set(name, isDeflated ? inflateRawSync(bytes) : bytes);
    at += LIST_HEADER + nameLength + archive.readUInt16LE(at + 30) + archive.readUInt16LE(at + 32);
  }
  return files;
}
