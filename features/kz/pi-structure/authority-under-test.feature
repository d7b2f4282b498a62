@kz @area:pi-structure @role:kz-revenue-is @needs:receive:kz @needs:observe
Feature: What the revenue authority under test checks
  The same sentences as for our own authority, said of yours (Order No 281, Rules 5).

  Background:
    Given the revenue authority is the one under test

  @KZ281-03
  Scenario Outline: Checked and refused: <flaw>
    When a document with "<flaw>" is presented by a test client
    Then the check finds it: the document is refused for its "<part>" and nothing is registered

    Examples:
      | flaw                                    | part                   |
      | the place of entry left out             | EntryCheckPointDetails |
      | no date and time of the document        | EDocDateTime           |
      | a letter in the BIN                     | BIN                    |
      | a goods code of the reserved chapter 77 | GoodsTNVEDCode         |

  @KZPI-S12
  Scenario Outline: Valid by the schema, but not to be registered for purpose <purpose>
    When a document for purpose "<purpose>" with "<flaw>" is presented by a test client
    Then it is refused although the schema finds nothing, and the refusal names "<part>"

    Examples:
      | purpose | flaw                    | part                     |
      | 01      | the consignee left out  | ConsigneeDetails         |
      | 06      | the waybill left out    | TransportDocumentDetails |

  @KZPI-S09
  Scenario: A re-submission that cites a number which was never given
    When a document citing the number "KZ/010526/000000009" as its former one is presented by a test client
    Then it is not registered, and the refusal names "RefRegNumber"

  @KZ281-03
  Scenario Outline: Damaged on its way: <damage>
    When a document <damage> is presented by a test client
    Then the answer is a technical fault, and nothing is registered or refused

    Examples:
      | damage                              |
      | "cut in the middle"                 |
      | "with a document type declaration"  |
      | "with a changed byte in a tag"      |
      | "with a byte that is not UTF-8"     |
      | "without its envelope"              |

  @KZPI-S11
  Scenario: Annulled, and the status says so
    Given a complete document of a test client was registered during office hours
    When the test client asks for the status of its document
    Then the revenue authority says that it is registered
    When the test client annuls its document
    Then the revenue authority says that it is annulled
    When the test client asks for the status of its document
    Then the revenue authority says that it is annulled

  @KZPI-S11
  Scenario Outline: Nobody knows it: <request>
    When the test client <request> a document that nobody presented
    Then the revenue authority refuses, with the reason

    Examples:
      | request                |
      | annuls                 |
      | asks for the status of |

  @KZPI-S14
  Scenario: The account number of a non-resident is no registration number
    When a document with the UIN "940101300123" in the place of a registration number is presented by a test client
    Then the UIN is not taken: the document is refused for its "RegNumber"
