/** Words that say nothing about what a message is about, of the languages that are read most. */
const WORDS = `
a about after again all also always am an and any anyone anything are as at be because been before
being but by can could did do does doing done don for from get getting give go going got had has have
having he hello help her here hey hi him his how i if in into is it its just keep know let like ll
made make may me might more most much must my need needed needs new no not now of off on one only or
other our out over please put re really regarding s said same say see seem seems shall she should show
since so some somebody someone something still such t take tell than thank thanks that the their them
then there these they thing things think this those though to told too tried try trying up us use used
using ve very via want wanted was way we well were what when where whether which while who why will
wish with within without won would yes yet you your able already anymore ask asked bit come could
dear doesn ever everything explain find first good great happen happened happening happens i'm kind
let's little long look looking lot mine month ok okay okey once own possible problem question right
seems soon sorry start thought today tomorrow understand unless until wanna wondering work working
works wrong yesterday
aber als am an auch auf aus bei bin bis bitte da damit danke das dass dem den der des die dies doch du
ein eine einen einer eines er es für haben hallo hat ich ihr im in ist ja kann kein keine können man
mehr mein meine meinen mich mir mit muss nach nicht noch nur oder sein sich sie sind so um und uns
vom von vor war warum was wenn wer werden wie wir wird wo wurde zu zum zur über
au aux avec bonjour ce ces cette comment dans de des du elle en est et eu il j'ai je la le les leur ma
mais me merci mes moi mon ne nous on ou où par pas plus pour pourquoi puis que qui sa se ses sur te
tu un une veux vos votre vous y à été être
al algo como con cuando cómo de del desde donde el en es esta este esto está gracias ha hay he hola la
las le lo los me mi mis muy más no o para pero por puedo que qué se si sin sobre su tengo un una y ya
`;

const SET: ReadonlySet<string> = new Set(WORDS.trim().split(/\s+/));

/** Whether a word of a normalised message may name what it is about. */
export function isTelling(word: string): boolean {
  return word.length > 1 && /^\p{Ll}|^\p{Lo}/u.test(word) && !SET.has(word);
}
