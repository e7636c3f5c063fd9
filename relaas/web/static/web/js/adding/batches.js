// Which files go together in one request, and how far each of them is. Pure: nothing of the page.
export const MOST = { bytes: 200 * 1024 ** 2, files: 500 };

// In the order in which they were given; a file that is larger than a batch goes alone.
export function inBatches(items, most = MOST) {
  const batches = [];
  let bytes = 0;
  for (const item of items) {
    const last = batches.at(-1);
    if (last && last.length < most.files && bytes + item.file.size <= most.bytes) {
      last.push(item);
      bytes += item.file.size;
    } else {
      batches.push([item]);
      bytes = item.file.size;
    }
  }
  return batches;
}

export const sizeOf = (items) => items.reduce((sum, { file }) => sum + file.size, 0);

// Of each file the part (0 to 1) that was sent, when this part of the whole batch was. They go one after the other.
export function partsSent(batch, part) {
  let left = sizeOf(batch) * part;
  return batch.map(({ file: { size } }) => {
    const sent = size ? Math.min(1, Math.max(0, left / size)) : Number(left > 0 || part >= 1);
    left -= size;
    return sent;
  });
}
