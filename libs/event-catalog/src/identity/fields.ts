import Type from 'typebox';

export const verificationMethods = ['national-id', 'digital-signature', 'postal', 'bank', 'in-person'] as const;

/** The system or platform that vouched for it; never a person. */
export const provider = Type.String({ title: 'System', minLength: 1, maxLength: 200 });
