/** What a mail says. */
export interface Letter {
  readonly subject: string;
  readonly text: string;
}

/** To whoever asked for another password. */
export function resetLetter(organization: string, link: string): Letter {
  return {
    subject: `Set a new password for ${organization}`,
    text: `Somebody asked for a new password for your account at ${organization}.

Set one with this link, which works once and for an hour:

${link}

If that was not you, do nothing: your password stays as it is.
`,
  };
}

/** To whoever registered. */
export function verifyLetter(organization: string, link: string): Letter {
  return {
    subject: `Confirm your address for ${organization}`,
    text: `Somebody registered at ${organization} with this address.

If that was you, confirm it with this link, which works once and for a day:

${link}

If that was not you, do not open the link: without it there is no account.
`,
  };
}

/** To whoever registered, and has an account. */
export function knownLetter(organization: string): Letter {
  return {
    subject: `You have an account at ${organization}`,
    text: `Somebody registered at ${organization} with this address, which has an account.

If that was you, sign in with it, or ask for a new password if you do not know yours any more.
If that was not you, do nothing.
`,
  };
}

/** To whom an admin invited. */
export function invitationLetter(organization: string, link: string): Letter {
  return {
    subject: `Your invitation to ${organization}`,
    text: `You are invited to ${organization}.

Make your account with this link, which works once and for a week:

${link}
`,
  };
}
