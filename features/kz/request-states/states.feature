@kz @area:request-states @role:kz-customs-executing @needs:receive:kz @needs:stimulate:kz.furnish @needs:stimulate:kz.execute @needs:observe @needs:set-clock
Feature: The states of a request for copies
  Received, running, suspended, fulfilled or refused; overdue once is overdue for good (Customs Code of Kazakhstan, Art. 445(6) to (11)). What the
  executing authority holds of a request is asked; what it decides is seen in its letters.

  @KZ445-T01
  Scenario: No term runs before registration
    Given a request received on "2026-03-13" and registered by hand on "2026-03-16"
    Then no term ran before it was registered
    And it is due on "2026-04-16"

  @KZ445-T02
  Scenario: Asking stops the term and sets a limit of two months
    Given a request registered on "2026-03-10" that waits for another body of the state
    When the executing authority asks for additional information on "2026-03-20"
    Then it stands still, and the information may arrive until "2026-05-20"

  @KZ445-T03
  Scenario: Information on the last day resumes the term, registered or not
    Given a request registered on "2026-03-10" that waits for another body of the state
    When the executing authority asks for additional information on "2026-03-20"
    Then it stands still
    When information arrives on "2026-05-20T11:00:00Z" that nobody registers
    Then it runs again
    And it is due on "2026-06-10"

  @KZ445-T04
  Scenario: Two months without the information end in a refusal
    Given a request registered on "2025-12-15" that waits for another body of the state
    When the executing authority asks for additional information on "2025-12-31"
    Then it stands still
    And it is not refused by "2026-02-27", a month after asking
    And it is not refused by "2026-02-28T18:59:59Z", the last day of the two months
    And it is not refused by "2026-03-02T18:59:59Z", the end of the limit
    And it is refused for want of the information on "2026-03-03T12:00:00Z", with reasons

  @KZ445-T05
  Scenario: Late information revives nothing
    Given a request registered on "2026-03-10" that waits for another body of the state
    When the executing authority asks for additional information on "2026-03-20"
    Then it stands still
    When the information arrives on "2026-05-21T03:00:00Z", a day too late
    Then late information has not revived it

  @KZ445-T06
  Scenario: Extended once, on the last day
    Given the executing state has a day off on "2026-05-11"
    And a request registered on "2026-03-10" that waits for another body of the state
    When the term is extended on "2026-04-10"
    Then it is due on "2026-05-12"
    And it cannot be extended on "2026-04-20"

  @KZ445-T06
  Scenario: Not extended when the term is over
    Given a request registered on "2026-03-10" that waits for another body of the state
    Then it cannot be extended on "2026-04-20"

  @KZ445-T07
  Scenario: Only the whole list fulfils it
    Given it is "2026-03-10" when the story of copies begins
    And the executing authority keeps the invoice "INV-1"
    And the executing authority keeps the contract "C-1"
    And another body of the state keeps the waybill "CMR-1" and has not given it yet
    When a request for "invoice INV-1, contract C-1, waybill CMR-1" comes in
    And the executing authority is told to answer with what it has
    Then the partial answer leaves it open
    When the other body gives what it was asked for, on "2026-03-25"
    Then the answer that covers the whole list fulfils it

  @KZ445-T08
  Scenario: Ground 2 waits for its limit, the others do not
    Given a request registered on "2026-03-10" that waits for another body of the state
    When the executing authority asks for additional information on "2026-03-20"
    Then it stands still
    And it cannot be refused for want of the information before its limit
    And it can be refused on ground 3 while it stands still

  @KZ445-T09
  Scenario: A day late is late for good
    Given a request registered on "2026-03-10" that waits for another body of the state
    When the other body gives what it was asked for, on "2026-04-11"
    Then it is answered, and stays overdue in the record

  @KZ445-T10
  Scenario: Suspended is not overdue
    Given a request registered on "2026-03-10" that waits for another body of the state
    When the executing authority asks for additional information on "2026-03-20"
    Then it stands still
    And it is not overdue on "2026-04-15"

  @KZ445-T11
  Scenario: Over is over
    Given it is "2026-03-10" when the story of copies begins
    And the executing authority keeps the contract "C-7", which was lost in a fire
    When a request for "contract C-7" comes in
    Then it is refused under item 10(4), naming "C-7"
    When additional information comes in all the same, on "2026-03-20"
    Then the sender is told to make a new request, and the old one stays refused

  @KZ445-T12
  Scenario: Asking late suspends nothing
    Given a request registered on "2026-03-10" that waits for another body of the state
    When it asks for additional information on "2026-04-11", if it does
    Then it is overdue, and asking has suspended nothing

  @KZ445-11
  Scenario: The term stands still while information is awaited
    Given a request registered on "2026-03-10" that waits for another body of the state
    When the executing authority asks for additional information on "2026-03-20"
    And the information arrives on "2026-04-06"
    Then it is due on "2026-04-27"

  @KZ445-10
  Scenario Outline: Extended <how>
    Given a request registered on "2026-03-10" that waits for another body of the state
    Then on "2026-04-01" it <may> be extended with <reasons>

    Examples:
      | how               | may    | reasons    |
      | for others, and said why | can    | reasons    |
      | without saying why       | cannot | no reasons |

  @KZ445-10
  Scenario: Not extended when nobody else has to be asked
    Given it is "2026-03-10" when the story of copies begins
    And the executing authority keeps the invoice "INV-1"
    And the executing authority keeps the invoice "INV-2"
    When a request for "invoice" comes in
    And the information arrives on "2026-03-16"
    Then on "2026-04-01" it cannot be extended with reasons
