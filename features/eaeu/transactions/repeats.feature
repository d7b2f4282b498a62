@eaeu @area:transactions @role:eaeu-participant @needs:stimulate:eaeu.issue @needs:receive:eaeu
Feature: Notifications, their time and their repeats
  A notification is confirmed within the time to confirm receipt. Without the confirmation, or after a fault, the initiator sends
  the same data again under a new message identifier, as often as the transaction allows, and then reports an abnormal situation
  (Decision 5, items 96 to 111, 136 and 137). Time and number come from our process table; no official one was available.

  @EAEU-TRN-14 @EAEU-TRN-16 @EAEU-TRN-17 @needs:set-clock @needs:observe
  Scenario: Never confirmed
    Given the third country leaves every report without an answer
    When the authorised body issues an original certificate of origin
    And the time to confirm receipt passes until nothing more can come
    Then the report was repeated as often as the transaction allows, and an abnormal situation was reported

  @EAEU-TRN-18 @needs:set-clock
  Scenario: A repeat after the time has passed carries the same data under a new identifier
    Given the third country leaves the next report without an answer
    When the authorised body issues an original certificate of origin
    And the time to confirm receipt passes
    Then the repeat has the same data and a new message identifier

  @EAEU-TRN-18 @needs:set-clock
  Scenario: A repeat after a fault carries the same data under a new identifier
    Given the third country answers the next report with a fault
    When the authorised body issues an original certificate of origin
    Then the repeat after the fault has the same data and a new message identifier

  @EAEU-TRN-23 @needs:set-clock @needs:observe
  Scenario: A fault in place of the confirmation is no success
    Given the third country answers the next report with a fault
    When the authorised body issues an original certificate of origin
    Then the fault is not taken for a success

  @EAEU-TRN-24 @needs:set-clock
  Scenario: A late confirmation of an earlier attempt raises no error
    Given the third country leaves the next 2 reports without an answer
    When the authorised body issues an original certificate of origin
    And the time to confirm receipt passes
    And the confirmation of the first attempt arrives late
    Then the late confirmation raises no error

  @EAEU-TRN-13
  Scenario: A notification is confirmed once and by nothing else
    Given a certificate of origin has been reported and confirmed
    When the gateway delivers a notice
    And the gateway delivers the same notice again
    Then the first notice was confirmed once and drew no response

  @EAEU-TRN-19
  Scenario: A repeated notice gets the normal confirmation
    Given a certificate of origin has been reported and confirmed
    When the gateway delivers a notice
    And the gateway delivers the same notice again
    Then the repeated notice was confirmed like the first

  @EAEU-TRN-20 @needs:observe
  Scenario: A repeated notice has no second effect
    Given a certificate of origin has been reported and confirmed
    When the gateway delivers a notice
    And the gateway delivers the same notice again
    Then the result was taken into account once

  @EAEU-TRN-21
  Scenario: A receiver does not judge how long a message was under way
    Given a certificate of origin has been reported and confirmed
    When the gateway delivers a notice that was under way longer than the time to confirm receipt
    Then the belated notice is confirmed like any other
