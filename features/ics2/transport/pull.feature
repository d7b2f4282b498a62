@ics2 @area:transport @declares:pull
Feature: An access point that pulls asks for its messages

  An operator chooses once, for each access point, whether customs pushes to it or it pulls. One that pulls sends a sealed
  PullRequest for its own partition, gets the oldest message or is told that there is none, and posts the receipt as a
  request of its own to the same address (Interface Control Document 3.30, sections 4.1.3.3 and 4.3.3; eDelivery AS4
  profile 1.15, section 1.5.5). How often it asks is a parameter of the run, not of any source.

  @ICS2-AS4-36 @ICS2-SEC-19
  Scenario: The operator asks for the messages of its own partition
    Given a message of customs waits for the operator's access point that pulls
    When the pull interval has passed
    Then the operator asks for the messages of its own partition, in a sealed request

  @ICS2-AS4-38
  Scenario: A pulled message is receipted by a request of its own
    Given a message of customs waits for the operator's access point that pulls
    When the pull interval has passed
    Then the operator pulls the message and posts its receipt as a request of its own

  @ICS2-AS4-38
  Scenario: Several messages are pulled one by one, in order, each with its receipt
    Given three messages of customs wait for the operator's access point that pulls
    When the pull interval has passed
    Then the operator pulls all of them in order and posts a receipt for each

  @ICS2-AS4-38
  Scenario: A message that is lost on its way is pulled again, and then receipted
    Given a message of customs waits for the operator's access point that pulls
    And the connection breaks when it is handed out
    When the pull interval has passed
    And it is available again and the pull interval has passed
    Then the operator pulls the message and posts its receipt as a request of its own

  @ICS2-AS4-33 @ICS2-AS4-34 @needs:stimulate:ics2.file @needs:observe
  Scenario: A message whose receipt is lost is pulled twice, receipted twice and delivered once
    Given the next receipt for a pulled message gets lost behind the door of the interface
    When the operator files a shipment from its access point that pulls
    And the pull interval has passed
    Then the registration is pulled, and its receipt is lost
    When it is available again and the pull interval has passed
    Then the same registration is pulled again and receipted again
    And the operator's record shows one registration

  @ICS2-AS4-39 @needs:stimulate:ics2.file @needs:observe
  Scenario: That there is nothing to pull is no failure
    Given nothing waits for the operator's access point that pulls
    When the pull interval has passed
    Then the operator is told that there is nothing, and no case is opened in its record
    When the operator files a shipment from its access point that pulls
    And the pull interval has passed
    Then the registration is pulled and stands in the operator's record
