@kz @area:request @role:kz-customs-executing @needs:receive:kz @needs:stimulate:kz.furnish @needs:set-clock
Feature: A customs authority gives copies of documents to another
  On request it gives what it holds and what other bodies of its state hold, within one month, and refuses on four grounds only
  (Customs Code of Kazakhstan, Art. 445; Customs Code of the Union, Art. 371). Letters in this project's own form: docs/copies.md.

  @KZ445-01 @KZ445-08
  Scenario: What it keeps, and what another body keeps
    Given it is "2026-03-10" when the story of copies begins
    And the executing authority keeps the invoice "INV-1"
    And another body of the state keeps the waybill "CMR-1" and gives it at once
    When a request for "invoice INV-1, waybill CMR-1" comes in
    Then the other body of the state is asked for "CMR-1"
    And copies of everything asked for are given

  @KZ445-07
  Scenario: Within one month from registration
    Given it is "2026-03-10" when the story of copies begins
    And the executing authority keeps the invoice "INV-1"
    When a request for "invoice INV-1" comes in
    Then the answer has come by "2026-04-10T18:59:59Z", or comes too late

  @KZ445-09 @needs:observe
  Scenario: Two documents fit, so the requester is asked
    Given it is "2026-03-10" when the story of copies begins
    And the executing authority keeps the invoice "INV-1"
    And the executing authority keeps the invoice "INV-2"
    When a request for "invoice" comes in
    Then the requester is asked which one is meant, and the term stands still

  @KZ445-M6
  Scenario: Without other information
    Given it is "2026-03-10" when the story of copies begins
    And the executing authority keeps the invoice "INV-1"
    When a request for "invoice INV-1" comes in without other information
    Then it is executed all the same

  @KZ445-06
  Scenario: Without attachments
    Given it is "2026-03-10" when the story of copies begins
    And the executing authority keeps the invoice "INV-1"
    When a request for "invoice INV-1" comes in without attachments
    Then it is executed all the same

  @KZ445-12
  Scenario: A sheet of another size is no ground of refusal
    Given it is "2026-03-10" when the story of copies begins
    And the executing authority keeps the invoice "INV-1"
    When a request for "invoice INV-1" comes in on a sheet of the size A3
    Then it is executed all the same

  @KZ445-12
  Scenario: Nor is a sender that one does not like
    Given it is "2026-03-10" when the story of copies begins
    And the executing authority keeps the invoice "INV-1"
    When a request for "invoice INV-1" comes in from a rival service
    Then it is executed all the same

  @KZ445-14
  Scenario: Not from an authority that is not designated
    Given it is "2026-03-10" when the story of copies begins
    And the executing authority keeps the invoice "INV-1"
    When a request for "invoice INV-1" comes in from an authority that is not designated
    Then it is returned, and not registered

  @KZ445-R1
  Scenario: A request that lacks a content, and then a complete one
    Given it is "2026-03-10" when the story of copies begins
    And the executing authority keeps the invoice "INV-1"
    When a request for "invoice INV-1" comes in without the reference to Article 371
    Then it is refused under item 10(1), naming "4(2)"
    When a request for "invoice INV-1" comes in
    Then the complete request is executed

  Scenario Outline: The addressee may mind that <content> is missing, and nothing else
    Given it is "2026-03-10" when the story of copies begins
    And the executing authority keeps the invoice "INV-1"
    When a request for "invoice INV-1" comes in without <content>
    Then it may be refused, but only for item "<item>"

    @KZ445-M1
    Examples:
      | content                 | item |
      | the addressed authority | 4(1) |

    @KZ445-M2
    Examples:
      | content                      | item |
      | the reference to Article 371 | 4(2) |

    @KZ445-M3
    Examples:
      | content        | item |
      | the provisions | 4(3) |

    @KZ445-M4
    Examples:
      | content     | item |
      | the grounds | 4(4) |

    @KZ445-M5
    Examples:
      | content               | item |
      | the list of documents | 4(5) |

  @KZ445-R3
  Scenario Outline: What must not be given: <why>
    Given it is "2026-03-10" when the story of copies begins
    And the executing authority keeps the contract "C-9", <why>
    When a request for "contract C-9" comes in
    Then it is refused under item 10(3), naming "C-9"

    Examples:
      | why                                    |
      | whose giving may harm national security |
      | that the law forbids to give           |

  @KZ445-R4
  Scenario: What is lost cannot be given, what is hard to find can
    Given it is "2026-03-10" when the story of copies begins
    And the executing authority keeps the contract "C-7", which was lost in a fire
    And the executing authority keeps the contract "C-8", which is hard to find
    When a request for "contract C-7" comes in
    Then it is refused under item 10(4), naming "C-7"
    When a request for "contract C-8" comes in
    Then it is executed all the same

  @KZ445-13
  Scenario Outline: Reasons are given: ground <ground>
    Given it is "2026-03-10" when the story of copies begins
    And the executing authority keeps the contract "C-9", <kept>
    When a request for "contract C-9" comes in
    Then it is refused under item 10(<ground>), naming "C-9"

    Examples:
      | ground | kept                                    |
      | 3      | whose giving may harm national security |
      | 4      | which was lost in a fire                |

  @KZ445-13
  Scenario: Reasons are given: ground 1
    Given it is "2026-03-10" when the story of copies begins
    When a request for "contract C-9" comes in without the list of documents
    Then it is refused under item 10(1), naming "4(5)"

  @KZ445-13 @needs:stimulate:kz.execute
  Scenario: Reasons are given: ground 2
    Given a request registered on "2025-12-15" that waits for another body of the state
    When the executing authority asks for additional information on "2025-12-31"
    Then it is refused for want of the information on "2026-03-03T12:00:00Z", with reasons
