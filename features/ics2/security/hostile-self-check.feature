@ics2 @area:security @topic:self-check
Feature: The simulated trader interface gives a hostile sender its documented answer, and goes on serving

  A sender with good certificates who means harm: documents that expand, elements that were moved aside, keys that are
  taken for others, parts that never end (Interface Control Document 3.30, sections 4.3.2 and 4.6, Annex 4). Each message
  is one of the harness's corpus of hostile messages, by its name there. A breach here is a fault of the harness, never
  of the implementation under test.

  @ICS2-AS4-42
  Scenario Outline: A communication fault, <code>: <what>
    When the probe sends a hostile message: <what>
    Then the interface answers it with <code> and no receipt, and serves the next filing

    Examples: XML that harms its reader
      | code      | what                                      |
      | EBMS:0009 | a DOCTYPE with an external entity         |
      | EBMS:0009 | nested entities that expand a billionfold |
      | EBMS:0009 | 10,000 elements in one another            |
      | EBMS:0009 | a value in a processing instruction       |

    Examples: elements and parts that are not what was signed
      | code      | what                                                                                 |
      | EBMS:0101 | the signed header moved under an unknown block, a forgery without an id in its place |
      | EBMS:0101 | the signed Body moved into the Header, an unsigned one in its place                  |
      | EBMS:0101 | the id of the Body on a second element, as wsu:Id                                    |
      | EBMS:0101 | the contents of two parts exchanged under their Content-IDs                          |
      | EBMS:0101 | a signature value cut short                                                          |
      | EBMS:0009 | two headers, the forged one first                                                    |

    Examples: a multipart message that is none
      | code      | what                                                            |
      | EBMS:0007 | no closing delimiter                                            |
      | EBMS:0007 | two parts under one Content-ID                                  |
      | EBMS:0007 | a delimiter inside a part: everything behind it is another part |
      | EBMS:0007 | 1,000 parts                                                     |

  @ICS2-SEC-22
  Scenario Outline: A seal against the policy, <code>: <what>
    When the probe sends a hostile message: <what>
    Then the interface answers it with <code> and no receipt, and serves the next filing

    Examples: seals that were made by another method
      | code      | what                                                                       |
      | EBMS:0103 | HMAC-SHA256 in place of RSA, keyed with the public key (PEM), sealed again |
      | EBMS:0103 | an XPath transform that selects nothing, sealed again                      |
      | EBMS:0103 | no reference to the Body, sealed again                                     |
      | EBMS:0103 | the key itself in KeyInfo, and no token                                    |

  @ICS2-AS4-43
  Scenario Outline: A part that is no gzip to be read, <code>: <what>
    When the probe sends a hostile message: <what>
    Then the interface answers it with <code> and no receipt, and serves the next filing

    Examples: parts that cannot be decompressed, or must not be
      | code      | what                                 |
      | EBMS:0303 | a gzip bomb by ratio: 20 MB in 20 kB |
      | EBMS:0303 | gzip with a wrong check sum          |
      | EBMS:0303 | a part that says gzip and is not     |
