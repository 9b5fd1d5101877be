import { says } from './says.js';

/** What speaks well with words that deny: it is taken out before complaints are looked for. */
export const GLAD_DENIALS = new RegExp(
  ` (?:${[
    '(?:thanks|thank you|thx|danke|dank) (?:again|nochmal\\p{L}*|noch einmal|once more)|(?:sorry|apolog\\p{L}*) (?:again )?for (?:the|any|my|all) (?:trouble|inconvenience|confusion|bother)|my (?:mistake|bad|fault)(?: i (?:used|typed|had|entered|took|read) (?:the|a) wrong \\p{L}+)?',
    'can not thank you enough|could not (?:be|have been) (?:happier|better|nicer)|could not have \\p{L}+ \\p{L}+ better',
    '(?:did not|never) (?:expect|think)(?:ed)? (?:such|that it|it would|so)|would never (?:arrive|come|work)|but it did|did not know it \\p{L}+',
    '(?:i )?(?:have )?no (?:further|more|other|additional) (?:questions?|help|issues?|problems?|action|complaints?)|no (?:complaints?|worries|rush|questions?|hurry|problems?|issues?|stress)(?: at all| any ?more| from my side)?',
    'not (?:a|an) (?:problem|issue)(?: any ?more)?|not (?:any ?more|necessary|needed|required)(?: any ?more)?|no longer (?:needed|necessary|required|a problem|an issue|relevant)|(?:do not need|no need|not need)(?: to| for| it| this| help| any ?more| any)*',
    'never ?mind(?: then)?|nvm|nm|no idea (?:what|why|how)|what was wrong|no matter|cannot complain|can not complain|not bad|no trouble',
    'kein(?:e|en)? (?:problem|problme|fragen?|weiteren fragen?|eile|stress|thema|ursache|beschwerden?)(?: mehr)?|nicht mehr (?:nötig|notwendig|gebraucht|relevant|erforderlich|aktuell|wichtig)|(?:brauche|benötige) (?:ich )?(?:es |das |ihn |sie |keine? \\p{L}+ )?nicht mehr|nicht schlimm|macht nichts|nicht übel|hätte nicht gedacht|nichts zu danken',
  ].join('|')})(?= )`,
  'gu',
);

/** Thanks, with the typos that haste makes. */
export const THANKS = says(
  't(?=[hank]{0,4}h)[hank]{3,4}s|thansk|thanx|thanku|thank (?:you|u|ya|god)|thx+|tx|thnx|tnx|ty|tysm|tyvm|thankyou|thankful|grateful|cheers|ta|appreciated?|kudos',
  'danke\\p{L}*|dnake|dank|bedanke|dankbar|merci|🙏|❤|💚|💙|🥰|💐',
);

/** That all is well now, or that nothing needs to be done any more. */
export const SOLVED = says(
  '(?:it|that|this|everything|all|now|link|code|button|which|finally|and|really|already|one) (?:just |finally |really |has |now )?(?:works?|worked|helps?|helped|did)(?: now| again| fine| great| well| perfectly)?|works (?:now|again|great|fine|perfectly|like)|working (?:now|again|fine|perfectly)|worked|helped|did (?:the trick|help)|does the trick',
  '(?:all|is|now|been|got|it|problem|issue|already|everything) (?:fixed|solved|sorted|resolved|settled|cleared)|(?:fixed|solved|sorted|resolved) (?:it|now|thanks?|thx|myself|that|already)|solved|resolved|sorted|problem solved|case closed|figured (?:it )?out|(?:fixed|solved) it',
  '(?:all|everything|it|is) (?:is )?(?:good|fine|well|clear|done|ok|okay|great|set)(?: now| again)?|all (?:of it )?(?:is )?(?:good|clear)|that is all|that all|that clears',
  '(?:i |have |just )?found (?:it|the|my|them)|(?:it|parcel|package|order|which|refund|money|mail|email|letter|code) (?:has |is |just |finally |have )*(?:arrived|came|come|here|there|in my account|turned up|showed up|been delivered)|showed up|just arrived|arrived (?:today|yesterday|this)|got (?:the money|my|it(?: now)?)|received (?:it|them|my|everything) (?:now|today|this)?|have it now',
  'i (?:am )?(?:back )?in(?: my account| now)?|logged in|able to (?:log|sign|get|open|use)|can (?:log in|see it|sign in|get in) ?(?:now|again)?|back in',
  '(?:you )?(?:can |may )?close (?:(?:the|this|my) (?:ticket|case|request|conversation|issue)|it|this)(?! account)|(?:can|may) be closed|leave it closed|answers? (?:my|the|all|everything)|answered (?:my|the|all)|exactly what i|just what i|what i (?:was looking|needed)|silly me|false alarm|cancel that',
  'erledigt|geklärt|gelöst|behoben|geklappt|funktioniert (?:jetzt|wieder|nun|es)?|(?:jetzt|nun|es) (?:geht|funktioniert|klappt)(?: es| s| jetzt| wieder)?|geht (?:jetzt|wieder|doch)|geht s (?:jetzt|wieder)|alles (?:gut|klar|bestens|ok|okay|in ordnung|super|gut jetzt)|(?:ist|sind) (?:gerade |heute |jetzt |da |inzwischen |gestern )*(?:da|angekommen|gekommen|eingetroffen|drin)|angekommen|eingetroffen|(?:selbst|selber) (?:gelöst|gefunden|hinbekommen)|gefunden|habs|geholfen|schließen|weitergeholfen|passt(?! mir| mich| uns| nicht| nich)',
);

/** Praise and assent, which are thanks as long as nothing else is said; sarcasm begins so too. */
export const PRAISE = says(
  'great|perfect(?:ly)?|awesome|brilliant|wonderful|excellent|fantastic|cool|nice|lovely|super|amazing|superb|good (?:bot|job|answer|work|to know)|well done|(?:very |so |really |super )?helpful|the best|(?:five|5) stars?|(?:a|you) star|legend|(?:that |so )?(?:was )?(?:quick|fast|easy|easier)|pleased|happy|glad|wow|love it|hooray|yay|impressed|phew|sweet|good',
  'prima|toll|klasse|spitze|genial|perfekt|wunderbar|großartig|hervorragend|top(?! up)|freut mich|bestens|hilfreich|gut|👍|👌|😊|😀|😃|🙂|😄|😁|🎉|✅|💯|🤝|👏|😍|🤗|✌|💪|🙌',
);
export const ASSENT = says(
  'ok|okay|okey|k|kk|oki|okie|alright|all right|right|got it|gotcha|understood|noted|i see(?= (?:$|thank|thx|ok|now|✓|danke|ty))|makes sense|that makes sense|yes|yep|yeah|yup|sure|fine|agreed|clear|roger|fair enough|will do|no problem',
  'ja|jo|jep|jup|alles klar|klar|verstanden|in ordnung|einverstanden|stimmt|okey|geht klar|achso|ach so|verstehe|mach ich',
);
