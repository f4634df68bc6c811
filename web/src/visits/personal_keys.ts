// The keys that tell a personal number from any row of digits; the same as server/engine/language/personal_keys.cpp,
// where their sources are named. Each takes the number as written, separators included, and says how many UTF-16 units
// of it are the number: 0 where the key or the structure refuses it.

const charactersOf = (written: string) => written.replace(/[^0-9A-Za-z]/g, "").toUpperCase();

// Of up to 19 digits, more than a number holds exactly.
const remainder = (digits: string, divisor: number) =>
  [...digits].reduce((rest, digit) => (rest * 10 + Number(digit)) % divisor, 0);

// Corsica's departments as the key counts them; nothing where a letter is elsewhere.
function nirDigits(written: string): string {
  const characters = charactersOf(written);
  const department = { "2A": "19", "2B": "18" }[characters.slice(5, 7)] ?? characters.slice(5, 7);
  const digits = characters.slice(0, 5) + department + characters.slice(7);
  return /^[0-9]*$/.test(digits) ? digits : "";
}

function isNir(digits: string): boolean {
  const month = Number(digits.slice(3, 5));
  return (
    (digits.length === 13 || digits.length === 15) &&
    "123478".includes(digits.charAt(0)) &&
    ((month >= 1 && month <= 12) || (month >= 20 && month <= 42) || month >= 50) &&
    digits.slice(5, 7) !== "00" &&
    digits.slice(10, 13) !== "000"
  );
}

export function nirWithKey(written: string): number {
  const digits = nirDigits(written);
  const isKeyed =
    digits.length === 15 && isNir(digits) && 97 - remainder(digits.slice(0, 13), 97) === Number(digits.slice(13));
  return isKeyed ? written.length : 0;
}

export const nirShape = (written: string): number => (isNir(nirDigits(written)) ? written.length : 0);

export function belgianNumberWithKey(written: string): number {
  const digits = charactersOf(written);
  const month = Number(digits.slice(2, 4));
  const order = Number(digits.slice(6, 9));
  if (digits.length !== 11 || month > 52 || month % 20 > 12 || Number(digits.slice(4, 6)) > 31) {
    return 0;
  }
  const nine = digits.slice(0, 9);
  const key = Number(digits.slice(9));
  const isKeyed = key === 97 - remainder(nine, 97) || key === 97 - remainder(`2${nine}`, 97);
  return isKeyed && order !== 0 && order !== 999 ? written.length : 0;
}

/** `lengths` as in "FR27"; what stands after the country's length is left out. */
export function ibanWithKey(written: string, lengths: string[]): number {
  const characters = charactersOf(written);
  const known = lengths.find((length) => length.startsWith(characters.slice(0, 2)));
  const length = Number(known?.slice(2) ?? Number.POSITIVE_INFINITY);
  if (characters.length < length) {
    return 0;
  }
  const moved = characters.slice(4, length) + characters.slice(0, 4);
  const digits = moved.replace(/[A-Z]/g, (letter) => String(letter.charCodeAt(0) - 55));
  return remainder(digits, 97) === 1 ? unitsOf(written, length) : 0;
}

// How many units of `written` hold its first `count` digits and letters.
function unitsOf(written: string, count: number): number {
  let end = 0;
  for (let left = count; end < written.length && left > 0; ++end) {
    left -= /[0-9A-Za-z]/.test(written.charAt(end)) ? 1 : 0;
  }
  return end;
}

// The first and last prefix of four digits, and the lengths.
const kIssuers: [number, number, number[]][] = [
  [4000, 4999, [13, 16, 19]],
  [5100, 5599, [16]],
  [2221, 2720, [16]],
  [3400, 3499, [15]],
  [3700, 3799, [15]],
  [3000, 3059, [14]],
  [3600, 3699, [14]],
  [3800, 3899, [14]],
  [3528, 3589, [16]],
  [6011, 6011, [16]],
  [6440, 6599, [16]],
  [5000, 5099, [16, 19]],
  [5600, 5899, [16, 19]],
  [6304, 6304, [16, 19]],
  [6703, 6703, [16, 17, 19]],
  [6759, 6763, [16, 19]],
  [6200, 6299, [16, 17, 18, 19]],
];

export function cardWithKey(written: string): number {
  const digits = charactersOf(written);
  const prefix = Number(digits.slice(0, 4));
  const isIssued = kIssuers.some(
    ([first, last, lengths]) => prefix >= first && prefix <= last && lengths.includes(digits.length),
  );
  return isIssued && hasLuhnSum(digits) ? written.length : 0;
}

function hasLuhnSum(digits: string): boolean {
  const sum = [...digits].reverse().reduce((total, character, i) => {
    const digit = Number(character) * (i % 2 === 1 ? 2 : 1);
    return total + (digit > 9 ? digit - 9 : digit);
  }, 0);
  return sum % 10 === 0;
}
