import { begins, says } from './says.js';

/** That its author does something first, and writes again. */
export const PROMISES = says(
  '(?:i|we|ill) (?:will |am going to |can only |shall |just )?(?:try|check|test|look|have a look|let you know|get back|ask|report|see if|give it a (?:try|go)|(?<=will |ill )do (?:that|it|this))|out of (?:the )?office|on (?:vacation|holiday|leave)(?= until| till| from| and)|will (?:try|check|test|report|let you|get back|ask|give it)|let me (?:try|check|have|ask|look|see|test|find|get)|let you know|get back to you|come back to you|(?:one|just a|a|1) (?:moment|sec|second|minute|min)|hold on|hang on|brb|bear with me|give me (?:a|some|five|5|ten) ?(?:minutes?|moment|sec|time|while)?|wait (?:i|a|please)|trying (?:it|that|this|now)|testing (?:it|that|this|now)|need to (?:get|find|go|ask|check) (?:my|the|home|to)|only test|be right back',
  '(?:probier\\p{L}*|versuch\\p{L}*|teste|prüfe|schau|schaue|gucke|frage|melde) (?:ich |mich |das |es |mal |gleich |dann )*(?:aus|mal|nach|wieder|heute|es|das|gleich|morgen|später|ich)?|(?:im urlaub|nicht im büro|abwesend|außer haus)|ich (?:versuche?|probiere?|teste?|schaue?|gucke?|frage?|melde|prüfe)|(?<! the )moment|sekunde|augenblick|bin gleich|melde mich|sage (?:ich )?bescheid|gebe (?:ich )?bescheid|werde (?:ich )?(?:es |das |mal )*(?:probieren|versuchen|testen|ausprobieren|prüfen|nachschauen|fragen)|warte kurz|kurz warten',
);

/** That its author waits for what was said: enough after a machine's answer, not after a person's. */
export const WAITS = says(
  '(?:i|we|ill|will|can|just) wait|waiting for (?:your|the|it)|looking forward|let me know|keep me (?:posted|updated)|in advance|hear from you|please (?:send|do|go|let)|wait until|await\\p{L}*',
  'warte (?:ich|auf|dann|bis|gerne)|ich warte|im voraus|freue mich auf|bescheid|ihre antwort|halten sie mich|lassen sie',
);

/** That its author wants to hear something, and names nothing. */
export const NUDGES = [
  says(
    'any ?(?:one|body) (?:there|here|real)|(?:are )?you (?:still )?there|any (?:updates?|news|progress)|(?:is|are) there (?:an |any )(?:updates?|news)|an update|what (?:is )?(?:the|happening with) (?:status|news)|please (?:check|hurry|look|help|answer|respond|reply)|hurry(?: up)?|asap|urgent\\p{L}*|(?:want|need) (?:\\p{L}+ ){1,4}(?:now|immediately|today|right away)|still waiting|(?:what|and|ok|so|then) now|(?:never|not|nobody|no one) (?:got|get|received|heard|answer\\p{L}*|respon\\p{L}*|repl\\p{L}*|an? (?:answer|reply))|(?:first|second|third|fourth) time i|waiting|help me|need help|is anybody',
    'etwas neues|was neues|neuigkeiten|ist (?:da|hier) (?:jemand|wer)|wer da|dringend\\p{L}*|eilt|beeil\\p{L}*|so schnell wie möglich|ich warte|warte (?:immer|noch|seit)|antwortet|keine antwort|nie eine antwort|und (?:jetzt|nun)|was mache ich',
  ),
  /^(?: (?:hello|hi|hallo|hey|hm+|and|so|und|ok|okay|well|what|huh|was|wie|wieso|why|how|when|wann|where|wo|then|eh|sorry|pardon|really|echt|now))* (?:\? )+$/u,
  /^ (?:what|huh|was|hä|wie bitte|pardon|excuse me|hm+|why|how|when|where|wann|wo|warum|wieso|help|hilfe) $/u,
] as const;

/** Words that only greet, or part. */
export const GREETINGS =
  /^(?: (?:hi+|hello|hey|good|morning|afternoon|evening|day|there|dear|all|team|support|everyone|guten|tag|morgen|abend|hallo|moin|servus|grüß|gott|gruezi|grüezi|anna|please|bitte|guys|folks|again|sir|madam))+ $/u;
export const FAREWELLS = says(
  '(?:nice|great|good|lovely|happy|merry) (?:weekend|day|evening|night|week|one|holidays?|christmas|new year|easter)|you too|same to you|take care|bye+|goodbye|see you|welcome|happy new year|leave (?:you )?(?:a|an) (?:good|nice|great|positive) review|tell my friends|recommend you|best wishes|all the best|cheers',
  'gleichfalls|ebenso|ihnen auch|dir auch|euch auch|schöne\\p{L}* (?:tag|abend|wochenende|woche|feiertage|weihnachten|urlaub)|tschüss|wiedersehen|alles gute|frohe\\p{L}*|guten rutsch|ebenfalls|weiterempfehlen',
);

/** Words that point at what was said before. */
export const POINTS_BACK = says(
  'that|this|it|its|(?<! is | are )there|those|these|them|then|the (?:link|page|mail|email|answer|button|ticket|message|tracking|steps?|code|menu|amount|photo|screenshot|problem|issue|error|other|same|one|first|second)|mean|such|exactly|instead|you (?:said|sent|wrote|told|promised|describe|mention|closed|describe)|your (?:answer|mail|email|message|link|colleague)|anymore|again|why',
  'das|dies\\p{L}*|es|dort|da|damit|davon|dafür|darauf|daran|dazu|dann|der link|die (?:seite|antwort|mail)|ihre antwort|jetzt|denn|genau|warum|wieso|weshalb|noch einmal|nochmal',
);

const LED = '(?:and|but|so|or|ok|okay|yes|no|und|aber|oder|also|na|hm+)';
/** That a message begins to ask as who is not content: "ok but when". */
export const ASKS_ON = new RegExp(
  `^ (?:(?:thanks|thank you|danke|great|hi|hallo) )*(?:${LED} )+(?:when|how|where|what|why|which|who|will|can|is|do|does|if|wann|wie|wo|was|warum|wer|welche\\p{L}*|kann|wird|ist) `,
  'u',
);
/** That a message speaks against what was said. */
export const SPEAKS_AGAINST = /^ (?:(?:ok|okay|yes|ja|well|hm+) )*(?:but|aber|doch) /u;
export const SHORT_QUESTION =
  /^ (?:when|where|why|how|who|which|what|wann|wo|warum|wieso|weshalb|wie|wer|wohin|welche\p{L}*|was)(?: \p{L}+){0,2}(?: \?)* $/u;

/** How questions and requests begin, also without a sign. */
export const QUESTION = begins(
  '(?:how|what|when|where|which|why|who|whose|can|could|do|does|did|is|are|will|would|may|have you|should) (?!not )\\p{L}+',
  '(?:wie|was|wann|wo|wer|warum|wieso|welche\\p{L}*|kann|können|könn\\p{L}*|könnte\\p{L}*|gibt|haben sie|habt|hast du|liefern sie|bieten sie|darf ich|muss ich) \\p{L}+',
);
export const REQUEST = says(
  'i (?:also )?(?:want|need|would like|like to|wish|would love|require|am looking for|have (?:a|an|one|two|some|another) (?:\\p{L}+ )?(?:question|problem|issue|request))|can you|could you|would you|please (?!let me know)\\p{L}+|tell me|how (?:do|can|to|much|long) ?',
  'ich (?:möchte|will|brauche|hätte|würde|benötige)|könn(?:t|ten?) (?:sie|ihr)|kannst du|bitte \\p{L}+|brauche ich|möchte ich',
);
/** That something was handed over which somebody has to look at. */
export const HANDS_OVER = says(
  'attached|attachment|screenshots?|photos?|pictures?|here (?:is|you|are)|iban|ID|my (?:order|customer) (?:number|no)|order (?:number|no)|anbei|anhang|angehängt|hier (?:das|der|die|ist|noch)|bestellnummer|foto\\p{L}*',
);
