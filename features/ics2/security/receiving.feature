@ics2 @area:security @needs:stimulate:ics2.file @needs:observe @needs:receive:ics2
Feature: The operator's access point believes what customs has sealed, all of it and nothing else

  Whoever gets past the operator's door still has to prove each message: the seal of customs over header, Body and every
  part, and exactly what was signed is processed (Interface Control Document 3.30, sections 4.6 and 4.6.2; AS4 profile,
  section 5.1.4). A refusal is an eb:Error with a code of Annex 4, no receipt, and no trace in the business record.
  Where no rule binds the receiver, what it does otherwise is shown as a finding and is never a fail.

  @ICS2-SEC-20
  Scenario Outline: A registration under a false seal is refused: <departure>
    Given the operator has a filing that customs has not decided on
    When a registration with <departure> is pushed to the operator
    Then the operator refuses it and gives no receipt
    And nothing of it is in the operator's record

    Examples: changed, or not sealed
      | departure                                 |
      | a payload changed after sealing           |
      | a header changed after sealing            |
      | text put into its Body after sealing      |
      | a changed signature value                 |
      | no seal                                   |
      | a seal that leaves out its header         |
      | a seal that leaves out its payload        |
      | a seal of an authority that nobody trusts |

    Examples: a seal that customs would not accept from a trader
      | departure                              |
      | a seal whose certificate has expired   |
      | a seal whose certificate was revoked   |
      | a seal that leaves out its empty Body  |
      | a seal with the leaf certificate alone |
      | a seal of token type X509v3            |
      | a seal by RSA-SHA1                     |

  @ICS2-SEC-21
  Scenario Outline: A registration of which something else was sealed is refused: <departure>
    Given the operator has a filing that customs has not decided on
    When a registration with <departure> is pushed to the operator
    Then the operator refuses it and gives no receipt
    And nothing of it is in the operator's record

    Examples: two things where one was signed
      | departure                                              |
      | its signed header moved aside and another in its place |
      | its signed Body moved aside and another in its place   |
      | a second header before the signed one                  |
      | a second part under the name of the signed one         |
      | a second element under the id of the signed Body       |

  @ICS2-SEC-21
  Scenario: A registration that is wrapped in any of the known ways is refused
    Given the operator has a filing that customs has not decided on
    When a registration is pushed to the operator in every known wrapping
    Then the operator refuses each of them and gives no receipt
    And the unsigned content has no effect on the operator's record

  @ICS2-SEC-21
  Scenario Outline: A registration with a doubtful identifier may be refused: <departure>
    A seal refers to elements by their wsu:Id; who looks for nothing else is not misled.

    Given the operator has a filing that customs has not decided on
    When a registration with <departure> is pushed to the operator
    Then the operator refuses it and gives no receipt

    Examples: other identifiers of the same value
      | departure                                         |
      | the id of the Body on a second element, as ID     |
      | the id of the Body on a second element, as Id     |
      | the id of the Body on a second element, as xml:id |

  @ICS2-SEC-24
  Scenario Outline: A harmful registration does no harm: <departure>
    Given the operator has a filing that customs has not decided on
    When a registration with <departure> is pushed to the operator
    Then the operator refuses it and gives no receipt
    And the operator goes on serving

    Examples: meant to exhaust or to lead astray
      | departure                          |
      | a document type                    |
      | nested entities                    |
      | a decompression bomb               |
      | a processing instruction           |
      | a header five thousand levels deep |
      | no end to its last part            |

  @ICS2-SEC-24
  Scenario: A registration of more than twenty megabytes does no harm
    That is more than is recommended (section 4.2.6), and no rule: it may be taken as well as refused.

    Given the operator has a filing that customs has not decided on
    When a registration with more than twenty megabytes is pushed to the operator
    Then the operator goes on serving

  @ICS2-AS4-26
  Scenario Outline: A registration that is not as agreed is not receipted: <departure>
    A receipt says that the message was understood and is as agreed (section 4.3.1).

    Given the operator has a filing that customs has not decided on
    When a registration with <departure> is pushed to the operator
    Then the operator refuses it and gives no receipt
    And nothing of it is in the operator's record

    Examples: not as agreed
      | departure                                |
      | an action that nobody knows              |
      | an action that only traders use          |
      | an agreement that nobody made            |
      | the service for messages to customs      |
      | a business action under the test service |
      | the PartyId of somebody else             |
      | a sender in the role of a trader         |

    Examples: not to be unpacked
      | departure                                |
      | a payload cut short before it was sealed |
      | a payload that does not say its MimeType |
      | a part that its header does not name     |

  @ICS2-SEC-04
  Scenario: A registration with a PrefixList in its signature is taken
    Given the operator has a filing that customs has not decided on
    When a registration with a PrefixList in its signature is pushed to the operator
    Then the operator takes it and gives a receipt
    And the registration is in the operator's record

  @ICS2-AS4-25 @ICS2-AS4-26
  Scenario Outline: A registration in an unusual and lawful form is taken: <departure>
    Given the operator has a filing that customs has not decided on
    When a registration with <departure> is pushed to the operator
    Then the operator takes it and gives a receipt
    And the registration is in the operator's record

    Examples: unusual and lawful
      | departure                               |
      | its parts in another order              |
      | an unknown header beside its own        |
      | a comment in the midst of its MessageId |
