@ics2 @area:timing @topic:self-check
Feature: The simulated customs side analyses as long as the law and the process say

  How long depends on how the goods come (Delegated Regulation 2015/2446, Articles 105 to 109; Implementing Regulation
  2015/2447, Article 186; Business process descriptions L3.5, PET04). That the analysis is complete shows by its notice to the
  forwarder, who has subscribed. F17, F31 and F33 are not listed by the source: their analysis ends when customs says so, or
  after the parameter ics2.analysis.unlisted. F25 has no MRN of its own, and no analysis. Each type and each case is here; each
  type in each case is in the table's own tests.

  Background:
    Given the forwarder has subscribed to IE3N03

  @ICS2-TIM-14
  Scenario Outline: <filing> <journey>: <hours> h
    When the forwarder files an <filing> that comes <journey>
    Then customs analyses it for <hours> hours, to the second

    Examples:
      | filing | journey                                      | hours |
      | IE3F10 | in containers from Shanghai                  | 24    |
      | IE3F11 | in containers from Shanghai                  | 24    |
      | IE3F12 | in containers from Shanghai                  | 24    |
      | IE3F13 | in containers from Shanghai                  | 24    |
      | IE3F45 | in containers from Shanghai                  | 24    |
      | IE3F10 | in bulk from Shanghai                        | 4     |
      | IE3F11 | in containers from Felixstowe                | 2     |
      | IE3F12 | to Las Palmas in a second less than 24 hours | 2     |
      | IE3F10 | to Las Palmas in 24 hours, in bulk           | 4     |
      | IE3F13 | on a barge                                   | 2     |
      | IE3F20 | by a flight of four hours                    | 4     |
      | IE3F21 | by a flight of four hours                    | 4     |
      | IE3F27 | by a flight of four hours                    | 4     |
      | IE3F28 | by a flight of four hours                    | 4     |
      | IE3F29 | by a flight of four hours                    | 4     |
      | IE3F30 | by a flight of four hours                    | 4     |
      | IE3F42 | by a flight of four hours                    | 4     |
      | IE3F41 | by a train of a second less than two hours   | 1     |
      | IE3F41 | by a train of two hours                      | 2     |
      | IE3F51 | by a train of two hours                      | 2     |
      | IE3F34 | by road                                      | 1     |
      | IE3F40 | by road                                      | 1     |
      | IE3F50 | by road                                      | 1     |

  @ICS2-TIM-14
  Scenario Outline: <filing> <journey>: until the aircraft should arrive
    When the forwarder files an <filing> that comes <journey>
    Then customs analyses it until the aircraft should arrive, to the second

    Examples:
      | filing | journey                                      |
      | IE3F20 | by a flight of a second less than four hours |
      | IE3F21 | by a flight of a second less than four hours |
      | IE3F30 | by a flight of a second less than four hours |

  @ICS2-TIM-14
  Scenario Outline: <filing> <journey>: no timer
    When the forwarder files an <filing> that comes <journey>
    Then customs analyses it without a timer

    Examples:
      | filing | journey                    |
      | IE3F14 | as a part of other filings |
      | IE3F15 | as a part of other filings |
      | IE3F16 | as a part of other filings |
      | IE3F22 | as a part of other filings |
      | IE3F23 | as a part of other filings |
      | IE3F24 | as a part of other filings |
      | IE3F26 | as a part of other filings |
      | IE3F32 | as a part of other filings |
      | IE3F43 | as a part of other filings |
      | IE3F44 | as a part of other filings |

  @ICS2-TIM-13
  Scenario: Where several file, the 24 hours of a container count from the part of the carrier
    Given the carrier is connected
    And the carrier has subscribed to IE3N03
    And the forwarder has filed its part of a shipment in a container
    When the carrier files its own part 10 hours later
    Then customs analyses the shipment for 24 hours from the carrier's part, to the second

  @ICS2-TIM-15
  Scenario: An amendment stops the timer and starts none
    Given the forwarder has filed an IE3F10 for the carrier, with the container CSQU3054383
    When the forwarder amends it 1 hour later
    And 23 hours have passed
    Then the analysis is still open, and nobody was told that it is complete
    When 25 hours have passed
    Then the analysis is still open, and nobody was told that it is complete

  @ICS2-TIM-16
  Scenario: While a request for information is open the analysis does not end
    Given the forwarder has filed an IE3F10 for the carrier, with the container CSQU3054383
    When customs asks the filer for information
    And 30 hours have passed
    Then the analysis is still open, and nobody was told that it is complete
    When the forwarder answers the request
    Then the analysis is complete, and the forwarder is told

  @ICS2-TIM-16
  Scenario: While a request for an amendment is open the analysis does not end, and the amendment is its answer
    Given the forwarder has filed an IE3F10 for the carrier, with the container CSQU3054383
    When customs asks the filer for an amendment
    And 30 hours have passed
    Then the analysis is still open, and nobody was told that it is complete
    When the forwarder amends it under the reference of the request
    Then the analysis is complete, and the forwarder is told

  @ICS2-TIM-16
  Scenario: An answer before the timer has run out does not end the analysis either
    Given the forwarder has filed an IE3F10 for the carrier, with the container CSQU3054383
    When customs asks the filer for information
    And 2 hours have passed
    And the forwarder answers the request
    Then the analysis is still open, and nobody was told that it is complete
    When 22 hours have passed
    Then the analysis is complete, and the forwarder is told

  @ICS2-TIM-18
  Scenario Outline: A <filing> filing is answered promptly, whatever the hour
    When the forwarder files a <filing> IE3F10 at half past eleven at night
    Then the <reply> has come promptly

    Examples:
      | filing | reply        |
      | good   | registration |
      | wrong  | refusal      |
