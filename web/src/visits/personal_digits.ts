// Digits as people hide them: the same as server/engine/language/personal_digits.hpp, which explains it.

export interface PlainDigits {
  text: string;
  places: number[]; // of each of its UTF-16 units, and of its end, in the text that it was made from
}

const kRaised = /[\u00b2\u00b3\u00b9\u2070\u2074-\u2079\u2080-\u2089]/;

// A lone raised digit at one end of a number: a power, or the number of a footnote.
const isNoteBesideDigits = (before: string, sign: string, after: string) =>
  kRaised.test(sign) && !kRaised.test(before) && !kRaised.test(after) && /[0-9]/.test(before) !== /[0-9]/.test(after);

/** `signs` of 0 first, up to those of 9; `unseen` are left out. */
export function drawnDigits(signs: string[], unseen: string): (text: string) => PlainDigits | undefined {
  const drawnAs = new Map<string, string>();
  signs.forEach((drawn, digit) => {
    for (const sign of drawn) {
      drawnAs.set(sign, String(digit));
    }
  });
  for (const sign of unseen) {
    drawnAs.set(sign, "");
  }
  return (text) => {
    if (![...text].some((sign) => drawnAs.has(sign))) {
      return undefined;
    }
    const plain: PlainDigits = { text: "", places: [] };
    let at = 0;
    for (const sign of text) {
      const isNote = isNoteBesideDigits(text.charAt(at - 1), sign, text.charAt(at + sign.length));
      const written = isNote ? sign : (drawnAs.get(sign) ?? sign);
      for (let unit = 0; unit < written.length; ++unit) {
        plain.places.push(at + unit);
      }
      plain.text += written;
      at += sign.length;
    }
    plain.places.push(text.length);
    return plain;
  };
}

const kLike = /[0-9OolI]+/g;
const kLetter = /[A-Za-z\u0080-\uffff]/;
const kFewSigns = /^[ .,;:|/_*+~()-]{0,3}$/;
const kPrecedesNumber = /^[ .,;:|/_*+~()-]{0,3}[0-9]/;

/** "O6 l2" -> "06 12", of the same length; nothing where no letter stands for a digit. */
export function digitsForLetters(text: string): string | undefined {
  let result = "";
  let last = 0; // the end of what is in the result
  for (const { 0: like, index } of text.matchAll(kLike)) {
    const end = index + like.length;
    const isGlued = kLetter.test(text.charAt(index - 1));
    const between = text.slice(last, index);
    const beginsNumber = like === "O" || (/[0-9]/.test(result.slice(-1)) && kFewSigns.test(between));
    const isInWord = isGlued || kLetter.test(text.charAt(end));
    const stands = !isInWord && beginsNumber && kPrecedesNumber.test(text.slice(end, end + 4));
    const kept = isGlued ? (/^[olI]*/.exec(like)?.[0].length ?? 0) : 0; // the end of a word that is glued to its number
    const isRead = /[0-9]/.test(like) || stands;
    const digits = isRead ? like.slice(0, kept) + like.slice(kept).replace(/[Oo]/g, "0").replace(/[lI]/g, "1") : like;
    result += between + digits;
    last = end;
  }
  result += text.slice(last);
  return result === text ? undefined : result;
}
