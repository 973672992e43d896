const numberWords =
  /\b(?:zero|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|\w+teen|dozens?|(?:twen|thir|for|fif|six|seven|eigh|nine)ty|hundreds?|thousands?|millions?|billions?|twice|thrice|half|halve[sd]?|doubl(?:e[sd]?|ing)|tripl(?:e[sd]?|ing)|(?:quadr|quint|sext|sept|oct)upl(?:e[sd]?|ing)|quarters?|(?:one|two|three|four|five|six|seven|eight|nine|ten|hundred|many|several|mani)fold|thirds|(?:an?|one)[- ](?:third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|hundredth|thousandth)|(?:fif|six|seven|eigh|nin|ten)ths|couple|handful|orders? of magnitude)\b/i;

/** Why words of a model may not stand as they are; undefined when they may. Digits of any script and number words belong to facts. */
export function strayText(text: string): string | undefined {
  if (/\p{N}/u.test(text)) return "it holds a digit of its own";
  const word = numberWords.exec(text)?.[0];
  if (word !== undefined) return `it holds the number word "${word.toLowerCase()}"`;
  if (/[^\p{Script=Latin}\p{Script=Greek}\p{Script=Common}\p{Script=Inherited}]/u.test(text))
    return "it holds letters of a stray script";
  if (/[\ufffd\p{Cc}\p{Co}\p{Cs}]|Ã.|â€/u.test(text)) return "it holds damaged characters";
  if (/<\|?[a-z_/]|\|>|\[INST\]|\[\/INST\]/i.test(text)) return "it holds a control token or markup";
  if (/!\[|\]\(|\b(?:https?|javascript|data):|www\./i.test(text)) return "it holds a link or an image";
  if (/[{}]/.test(text)) return "it holds a brace";
  return undefined;
}
