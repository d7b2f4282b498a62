/** Acts of customs legislation that our site serves to everybody: what they are and where their text is published (article on resources, item 3). */
export const LEGISLATION: readonly { id: string; title: string; about: string }[] = [
  { id: 'eaeu-customs-code', title: 'Customs Code of the Eurasian Economic Union', about: 'Annex 1 to the Treaty of 11.04.2017; rules of customs regulation common to all member states. Published on the legal portal of the Union.' },
  { id: 'kz-customs-regulation', title: 'Code of the Republic of Kazakhstan on customs regulation, No 123-VI of 26.12.2017', about: 'What the Customs Code of the Union leaves to the state: information systems and resources, interaction of customs authorities. Published in the state register of acts.' },
  { id: 'kz-order-281', title: 'Order No 281 of 23.02.2018 on pre-arrival information', about: 'Rules by which carriers present pre-arrival information and customs registers it or refuses it. Registered under No 16539 on 07.03.2018.' },
];
