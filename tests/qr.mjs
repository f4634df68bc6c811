// What a camera reads in a drawing of a page (server/platform/pages/qr_picture.hpp), by another program: zbarimg.
import { spawnSync } from "node:child_process";
import { writeFileSync } from "node:fs";
import { join } from "node:path";

const kScale = 6; // dots of a module

/** The texts of the pictures on a page, in their order. */
export function codesOn(page, folder) {
  return [
    ...page.matchAll(
      /<svg class="qr" viewBox="-4 -4 (\d+) \d+"[\s\S]*?<path fill="#000" shape-rendering="crispEdges" d="([^"]*)"/g,
    ),
  ].map(([, size, path], number) => read(bitmap(Number(size), path), join(folder, `code-${number}.pgm`)));
}

function bitmap(size, path) {
  const dots = size * kScale;
  const grey = Buffer.alloc(dots * dots, 255);
  for (const [, x, y, width] of path.matchAll(/M(\d+) (\d+)h(\d+)v1h-\d+z/g)) {
    for (let row = 0; row < kScale; ++row) {
      const from = ((Number(y) + 4) * kScale + row) * dots + (Number(x) + 4) * kScale;
      grey.fill(0, from, from + Number(width) * kScale);
    }
  }
  return Buffer.concat([Buffer.from(`P5\n${dots} ${dots}\n255\n`), grey]);
}

function read(image, file) {
  writeFileSync(file, image);
  const { status, stdout, stderr, error } = spawnSync("zbarimg", ["--quiet", "--raw", "--nodbus", file], {
    encoding: "utf8",
  });
  if (status !== 0) throw new Error(`zbarimg: ${error ?? stderr}`);
  return stdout.trim();
}
