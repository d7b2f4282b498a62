@kz @area:request-calendar @role:kz-customs-executing @needs:receive:kz @needs:stimulate:kz.furnish @needs:stimulate:kz.execute @needs:observe @needs:set-clock
Feature: How the month of a request is counted
  The dates that decide between readings of the text (Customs Code of Kazakhstan, Art. 445(6) to (11)): by the civil day and the calendar of the
  executing authority. Where the text bears another reading, what lies between the two is a finding. `customs-conformance deadline` explains each.

  Scenario Outline: Registered on <registered>, due on <due>
    Given a request registered on "<registered>" that waits for another body of the state
    Then it is due on "<due>"

    @KZ445-C01
    Examples: The day of registration is day 0
      | registered | due        |
      | 2026-03-10 | 2026-04-10 |

    @KZ445-C02
    Examples: No such day in the month
      | registered | due        |
      | 2026-03-31 | 2026-04-30 |

    @KZ445-C03
    Examples: No working day
      | registered | due        |
      | 2026-01-30 | 2026-03-02 |
      | 2026-01-31 | 2026-03-02 |
      | 2026-01-15 | 2026-02-16 |

  @KZ445-C03
  Scenario: A day off that the state has moved
    Given the executing state has a day off on "2026-05-11"
    And a request registered on "2026-04-09" that waits for another body of the state
    Then it is due on "2026-05-12"

  Scenario Outline: Extended: registered on <registered>, due on <first>, then on <due>
    Given a request registered on "<registered>" that waits for another body of the state
    Then it is due on "<first>"
    When the term is extended on "<extended>"
    Then it is due on "<due>"

    @KZ445-C04
    Examples: Two months from registration
      | registered | first      | extended   | due        |
      | 2026-08-31 | 2026-09-30 | 2026-09-20 | 2026-11-02 |

    @KZ445-C05
    Examples: Not from the working day to which the first month was moved
      | registered | first      | extended   | due        |
      | 2026-07-15 | 2026-08-17 | 2026-08-10 | 2026-09-15 |

  @KZ445-C10
  Scenario: One extension only
    Given a request registered on "2026-03-12" that waits for another body of the state
    When the term is extended on "2026-04-01"
    Then it is due on "2026-05-12"
    And it cannot be extended on "2026-05-04"

  @KZ445-C11
  Scenario: The notice of extension on the last day
    Given the executing state has a day off on "2026-05-11"
    And a request registered on "2026-03-10" that waits for another body of the state
    When the term is extended on "2026-04-10"
    Then it is due on "2026-05-12"

  @KZ445-C11
  Scenario: The notice of extension a day late
    Given a request registered on "2026-03-10" that waits for another body of the state
    Then it cannot be extended on "2026-04-11"
    And it is overdue from "2026-04-11T06:00:00Z" on

  @KZ445-C06 @KZ445-C07 @KZ445-C17
  Scenario: Suspended for 17 days, with 21 left
    Given a request registered on "2026-03-10" that waits for another body of the state
    Then it is due on "2026-04-10"
    When the executing authority asks for additional information on "2026-03-20"
    And the information arrives on "2026-04-06"
    Then it is due on "2026-04-27"

  @KZ445-C08
  Scenario: Suspended twice, one after the other
    Given a request registered on "2026-03-10" that waits for another body of the state
    When the executing authority asks for additional information on "2026-03-16"
    And the information arrives on "2026-03-20"
    And the executing authority asks for additional information on "2026-03-30"
    And the information arrives on "2026-04-06"
    Then it is due on "2026-04-21"

  @KZ445-C08
  Scenario: Suspended twice at once
    Given a request registered on "2026-03-10" that waits for another body of the state
    When the executing authority asks for additional information on "2026-03-16"
    And the executing authority asks for additional information on "2026-03-23"
    And the information arrives on "2026-03-25"
    And the information arrives on "2026-03-27"
    Then it is due on "2026-04-21"

  @KZ445-C09 @KZ445-R2
  Scenario: Two months for the information, to the end of a working day
    Given a request registered on "2025-12-15" that waits for another body of the state
    When the executing authority asks for additional information on "2025-12-31"
    Then it is not refused by "2026-02-27", a month after asking
    And it is not refused by "2026-02-28T18:59:59Z", the last day of the two months
    And it is not refused by "2026-03-02T18:59:59Z", the end of the limit
    And it is refused for want of the information on "2026-03-03T12:00:00Z", with reasons

  @KZ445-C12
  Scenario: A refusal is notified within the term
    Given it is "2026-03-10" when the story of copies begins
    And the executing authority keeps the contract "C-9", that the law forbids to give
    When a request for "contract C-9" comes in
    Then the refusal is notified by "2026-04-10T18:59:59Z", within the running term

  @KZ445-C13
  Scenario: The day of Kazakhstan, not that of Greenwich
    Given a request registered on "2026-03-20T20:30:00Z" that waits for another body of the state
    Then its day of registration is "2026-03-21"
    And it is due on "2026-04-21"

  @KZ445-C14
  Scenario Outline: A day ends at 24:00: answered at <when>
    Given a request registered on "2026-01-30" that waits for another body of the state
    Then it is due on "2026-03-02"
    When the other body gives what it was asked for, on "<when>"
    Then it is answered <how>

    Examples:
      | when                 | how      |
      | 2026-03-02T18:59:59Z | in time  |
      | 2026-03-02T19:00:00Z | too late |

  @KZ445-C15
  Scenario: A time without an offset
    Given a request registered on "2026-03-10" that waits for another body of the state
    When the executing authority asks for additional information on "2026-03-20"
    And information dated "2026-04-10T23:30:00" arrives on "2026-04-10T18:30:00Z"
    Then the letter without an offset is not taken without a word

  @KZ445-C16
  Scenario: Information counts from its receipt, not from its registration
    Given a request registered on "2026-03-10" that waits for another body of the state
    When the executing authority asks for additional information on "2026-03-20"
    And the information arrives on "2026-04-03T12:50:00Z" and is registered on "2026-04-06"
    Then it is due on "2026-04-24"
